// Correcting a question as it was understood, and Enter pressed twice. Foreign text enters the page through values and
// textContent only.
(function () {
  "use strict";
  var AMEND = /^#amend:(\d+)$/;
  var TWICE = 700;
  var words = window.youju.words(
    { replaces: "发送后替换上一问", anew: "发送后作为新的一问", cancel: "取消", amend: "修改这一问" },
    { replaces: "Sending replaces the last question", anew: "Sending asks a new question", cancel: "Cancel", amend: "Edit this question" }
  );

  function box() { return document.querySelector("#yj-box textarea"); }
  function write(field, text) {
    if (!field) return;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function corrects(id) { write(document.querySelector("#yj-corrected textarea, #yj-corrected input"), id); }

  // Correcting: the question as understood goes into the box; what was typed there comes back when it is given up

  var note = document.createElement("div");
  note.id = "yj-amending";
  note.setAttribute("role", "status");
  var noteText = document.createElement("span");
  var giveUp = document.createElement("button");
  giveUp.type = "button";
  giveUp.textContent = words.cancel;
  giveUp.addEventListener("click", function () { stopAmending(true); });
  note.appendChild(noteText);
  note.appendChild(giveUp);
  var typed = null;

  function amend(link, id) {
    var field = box();
    if (!field) return;
    if (typed === null) typed = field.value;
    corrects(id === "0" ? "" : id);
    noteText.textContent = id === "0" ? words.anew : words.replaces;
    var frame = document.querySelector("#yj-box");
    var log = document.querySelector('#yj-chat [role="log"]');
    var isAtEnd = log && log.scrollTop + log.clientHeight > log.scrollHeight - 40;
    if (!note.isConnected) frame.parentNode.insertBefore(note, frame);
    if (isAtEnd) log.scrollTop = log.scrollHeight;
    write(field, link.getAttribute("title") || link.youjuTitle || "");
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }
  function stopAmending(isGivenUp) {
    if (typed === null) return;
    note.remove();
    if (isGivenUp) {
      corrects("");
      write(box(), typed);
      box().focus();
    }
    typed = null;
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("#yj-chat a.yj-amend") : null;
    if (link) {
      event.preventDefault();
      event.stopPropagation();
      var found = AMEND.exec(link.getAttribute("href") || "");
      if (found) amend(link, found[1]);
      return;
    }
    if (!event.target.closest) return;
    if (event.target.closest("#yj-box .submit-button")) sent();
    else if (event.target.closest("#yj-new, #yj-list label, #yj-chat .option, #yj-chat .example, #yj-clear, #yj-delete-for-good")) stopAmending(true);
  }, true);

  // Sending; a second Enter right after the first is no second question, unless it was typed anew

  var lastSent = { text: "", at: 0 };
  function sent() {
    lastSent = { text: box().value, at: Date.now() };
    window.setTimeout(function () { stopAmending(false); }, 0);
  }
  document.addEventListener("input", function (event) { if (event.target === box()) lastSent.text = ""; }, true);
  document.addEventListener("keydown", function (event) {
    if (!event.target || event.target !== box() || event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape" && typed !== null) {
      event.stopImmediatePropagation();
      stopAmending(true);
      return;
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    if (event.target.value && event.target.value === lastSent.text && Date.now() - lastSent.at < TWICE) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    sent();
  }, true);

  function tend() {
    window.youju.each("#yj-chat a.yj-amend:not([aria-label])", function (link) { link.setAttribute("aria-label", words.amend); });
  }
  var waiting = 0;
  new MutationObserver(function () {
    if (!waiting) waiting = window.requestAnimationFrame(function () { waiting = 0; tend(); });
  }).observe(document.body, { childList: true, subtree: true });
})();
