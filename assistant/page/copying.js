// Copying: an answer with its sources, and any text, also where there is no clipboard.
(function () {
  "use strict";
  var words = window.youju.words({ copied: "已复制" }, { copied: "Copied" });
  var make = window.youju.make;

  function copyText(text, from) {
    function done() {
      if (!from) return;
      var before = from.youjuText || from.textContent;
      from.youjuText = before;
      if (from.classList.contains("yj-copy")) from.textContent = words.copied;
      from.classList.add("yj-done");
      window.setTimeout(function () {
        if (from.classList.contains("yj-copy")) from.textContent = before;
        from.classList.remove("yj-done");
      }, 1600);
    }
    function byHand() {
      var area = make("textarea", "yj-offscreen");
      area.value = text;
      document.body.appendChild(area);
      area.select();
      try { document.execCommand("copy"); done(); } finally { area.remove(); }
    }
    // The clipboard is there in secure contexts only; a server in an office may have no certificate.
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(done, byHand);
    else byHand();
  }
  function messageOf(element) {
    var row = element.closest(".message-buttons-left, .message-buttons-right, .message-row");
    while (row && !row.classList.contains("message-row")) row = row.previousElementSibling;
    return row;
  }
  document.addEventListener("click", function (event) {
    var copier = event.target.closest ? event.target.closest("#yj-chat .message-buttons button.yj-copier") : null;
    if (!copier) return;
    var row = messageOf(copier);
    var plain = row ? row.querySelector(".yj-plain") : null;
    var content = row ? row.querySelector(".message-content") : null;
    if (!plain && !content) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    copyText(plain ? plain.getAttribute("title") : content.innerText.trim(), copier);
  }, true);

  window.youju.copyText = copyText;
})();
