// 核稿: says at once what the server would refuse, how long a check has taken, and leads between the draft and its list.
// Everything is drawn by the server; without this script the same form and links work.
(function () {
  "use strict";
  var ticking = 0;

  // Sending

  function trouble(form, said) {
    var line = form.parentNode.querySelector(".yj-trouble");
    if (!line) {
      line = window.youju.make("p", "yj-trouble");
      line.setAttribute("role", "alert");
      form.parentNode.insertBefore(line, form);
    }
    line.textContent = said;
  }
  document.addEventListener("submit", function (event) {
    var form = event.target.closest ? event.target.closest("form.yj-check-form") : null;
    if (!form) return;
    var file = form.elements.file.files[0];
    var hasText = Boolean(form.elements.text.value.trim());
    var refused = file && file.size > Number(form.getAttribute("data-largest")) - 65536 ? "too-large" : file && hasText ? "both" : !file && !hasText ? "neither" : "";
    if (refused) {
      event.preventDefault();
      trouble(form, form.getAttribute("data-" + refused));
      return;
    }
    var sender = form.querySelector("button");
    var said = form.querySelector(".yj-send span");
    var began = Date.now();
    sender.disabled = true;
    said.setAttribute("role", "status");
    function tick() { said.textContent = form.getAttribute("data-sending").replace("{seconds}", String(Math.round((Date.now() - began) / 1000))); }
    tick();
    ticking = window.setInterval(tick, 1000);
  });
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) return;  // gone back to: the form can be sent again
    window.clearInterval(ticking);
    window.youju.each(".yj-send button", function (sender) { sender.disabled = false; });
  });

  // From a statement in the draft to its row, and back

  document.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || !event.target.closest) return;
    var link = event.target.closest('a[href^="#yj-at-"], a[href^="#yj-row-"]');
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    var goal = document.getElementById(link.getAttribute("href").slice(1));
    if (!goal) return;
    goal.scrollIntoView({ block: "center" });
    goal.classList.remove("yj-shown-now");
    void goal.offsetWidth;  // begins the animation again
    goal.classList.add("yj-shown-now");
    (goal.querySelector("a") || goal).focus({ preventScroll: true });
  }, true);
})();
