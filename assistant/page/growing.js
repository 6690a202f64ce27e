// While an answer grows it is drawn anew: what is opened in it stays open, what has the focus keeps it, Escape stops it, and
// what is new is said once to those who cannot see it.
(function () {
  "use strict";

  function one(selector) { return document.querySelector(selector); }
  var each = window.youju.each;
  function rows() { return Array.prototype.slice.call(document.querySelectorAll("#yj-chat .bot-row")); }

  // What is open stays open

  var opened = {};
  var focused = "";
  function placeOf(element) {
    var row = element.closest("#yj-chat .bot-row");
    return row ? rows().indexOf(row) + " " + (element.getAttribute("href") || "") + " " + element.className : "";
  }
  document.addEventListener("toggle", function (event) {
    var place = event.target.tagName === "DETAILS" && event.target.isConnected ? placeOf(event.target) : "";
    if (!place) return;
    if (event.target.open) opened[place] = true; else delete opened[place];
  }, true);
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("#yj-new, #yj-list label, #yj-clear")) opened = {};
  }, true);
  document.addEventListener("focusin", function (event) {
    focused = event.target.closest && event.target.closest(".yj-answer") ? placeOf(event.target) : "";
  });
  function keep() {
    each("#yj-chat .yj-answer details:not([open])", function (element) { if (opened[placeOf(element)]) element.open = true; });
    if (!focused || document.activeElement !== document.body) return;
    each("#yj-chat .yj-answer a, #yj-chat .yj-answer summary", function (element) {
      if (focused && placeOf(element) === focused) { focused = ""; element.focus({ preventScroll: true }); }
    });
  }

  // Stopping by the keyboard: Escape, where nothing else is to be closed, or the button itself

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || event.target.closest && event.target.closest("#yj-side")) return;
    var stop = one("#yj-box .stop-button");
    if (!stop) return;
    event.preventDefault();
    stop.click();
  }, true);
  document.addEventListener("click", function (event) {
    if (event.detail === 0 && event.target.closest && event.target.closest("#yj-box .stop-button")) one("#yj-box textarea").focus();
  }, true);

  // Gradio would have the whole answer read anew at every sentence. Said instead: the headline when it is there, and a model's
  // words when they are complete.

  var teller = document.createElement("div");
  teller.id = "yj-teller";
  teller.className = "yj-unseen";
  teller.setAttribute("role", "status");
  document.body.appendChild(teller);
  var count = -1;
  var awaited = "";
  function texts(row, selector) {
    return Array.prototype.map.call(row.querySelectorAll(selector), function (element) { return element.textContent.trim(); }).join(" ");
  }
  function tell() {
    var answers = rows();
    var last = answers[answers.length - 1];
    if (last && (last.querySelector(".yj-thinking") || count >= 0 && answers.length === count + 1)) awaited = "headline";
    else if (answers.length !== count) awaited = "";
    count = answers.length;
    if (!awaited || !last || last.querySelector(".yj-thinking")) return;
    if (awaited === "headline") {
      var headline = texts(last, ".yj-headline, .yj-line");
      if (!headline) return;
      teller.textContent = headline;
      awaited = "words";
    }
    if (!one("#yj-box .stop-button")) {
      var words = texts(last, ".yj-wording-name, .yj-said, .yj-left-out");
      if (words) teller.textContent = words;
      awaited = "";
    }
  }

  function tend() {
    each('#yj-chat [role="log"][aria-live="polite"]', function (log) { log.setAttribute("aria-live", "off"); });
    each("#yj-box .stop-button:not([aria-keyshortcuts])", function (stop) { stop.setAttribute("aria-keyshortcuts", "Escape"); stop.title = "Esc"; });
    keep();
    tell();
  }
  var waiting = 0;
  new MutationObserver(function () {
    if (!waiting) waiting = window.requestAnimationFrame(function () { waiting = 0; tend(); });
  }).observe(document.body, { childList: true, subtree: true });
})();
