// What Gradio's components cannot do around the chat and the pages: keys, Enter while an input method composes, the header's
// switches, the way to the other pages, and names for Gradio's own buttons.
(function () {
  "use strict";
  var youju = window.youju;
  var card = youju.card;
  var panel = youju.panel;
  var words = youju.words(
    { menu: "菜单", language: "English", dark: "切换到深色", light: "切换到浅色", copyAnswer: "复制回答与出处", liked: "已赞", disliked: "已踩" },
    { menu: "Menu", language: "中文", dark: "Dark theme", light: "Light theme", copyAnswer: "Copy answer with sources", liked: "Liked ✓", disliked: "Disliked ✓" }
  );

  // Keys

  document.addEventListener("keydown", function (event) {
    var isText = event.target && event.target.tagName === "TEXTAREA" || event.target && event.target.tagName === "INPUT";
    if (event.key === "Enter" && isText && (event.isComposing || event.keyCode === 229)) {
      event.stopImmediatePropagation();
      return;
    }
    var editor = event.target && event.target.closest ? event.target.closest("#yj-chat textarea") : null;
    if (editor && (event.key === "Enter" && !event.shiftKey || event.key === "Escape")) {
      var row = editor.closest(".message-row");
      var choices = row && row.nextElementSibling ? row.nextElementSibling.querySelectorAll("button") : [];
      if (choices.length === 2) {
        event.preventDefault();
        event.stopImmediatePropagation();
        choices[event.key === "Enter" ? 0 : 1].click();
        document.querySelector("#yj-box textarea").focus();
      }
      return;
    }
    if (event.key === "Escape" && !event.isComposing) {
      var hasSide = document.body.classList.contains("yj-with-side");
      if (card.isOpen() || panel.isOpen() || hasSide) event.preventDefault();  // nothing else is to be ended by it
      if (card.isOpen() && !panel.isOpen()) card.hide();
      else if (hasSide) toggleSide(false);
      else panel.close();
    }
  }, true);

  // The header and, on a phone, the list of conversations

  var themeButton = youju.iconButton("yj-icon", "moon", function () { youju.setTheme(!youju.isDark()); drawTheme(); }, words.dark);
  function drawTheme() {
    var dark = document.body.classList.contains("dark");
    themeButton.textContent = "";
    themeButton.appendChild(youju.icon(dark ? "sun" : "moon"));
    themeButton.setAttribute("aria-label", dark ? words.light : words.dark);
    themeButton.title = dark ? words.light : words.dark;
  }
  var languageButton = youju.button("yj-language", words.language, function () { youju.setLanguage(youju.language === "en" ? "zh-CN" : "en"); });
  languageButton.lang = youju.language === "en" ? "zh-CN" : "en";
  var menuButton = youju.iconButton("yj-icon yj-menu", "menu", function () { toggleSide(); }, words.menu);
  menuButton.setAttribute("aria-expanded", "false");
  var sideShade = youju.make("div", "yj-side-shade");
  sideShade.addEventListener("click", function () { toggleSide(false); });
  function toggleSide(open) {
    var is = document.body.classList.toggle("yj-with-side", open);
    menuButton.setAttribute("aria-expanded", String(is));
    if (is) { var first = document.querySelector("#yj-side a, #yj-new"); if (first) first.focus(); } else menuButton.focus({ preventScroll: true });
  }
  document.addEventListener("click", function (event) {
    if (document.body.classList.contains("yj-with-side") && event.target.closest && event.target.closest("#yj-new, #yj-list label")) toggleSide(false);
  });

  // In the chat, the way to the other pages and the choice of one's own unit, as the server draws them

  var way = null;
  if (document.querySelector("gradio-app")) {
    fetch("/youju/side", { credentials: "same-origin" }).then(function (answer) { return answer.ok ? answer.text() : ""; }).then(function (text) {
      way = document.adoptNode(new DOMParser().parseFromString(text, "text/html").body.firstElementChild);
      if (way) { way.className = "yj-way"; tend(); }
    }).catch(function () { /* the chat works without */ });
    document.addEventListener("change", function (event) {
      if (event.target.id !== "yj-ours" && event.target.id !== "yj-worded") return;
      var form = event.target.form;
      fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin", redirect: "manual" });
    });
  }

  // In the chat, which documents are asked, where there are several; the server reads the cookie with every question

  var scope = null;
  var titles = "";
  if (document.querySelector("gradio-app")) {
    fetch("/youju/scope", { credentials: "same-origin" }).then(function (answer) { return answer.ok ? answer.text() : ""; }).then(function (text) {
      scope = document.adoptNode(new DOMParser().parseFromString(text, "text/html").body.firstElementChild);
      titles = scope ? scope.getAttribute("data-titles") : "";
      if (scope && scope.hidden) scope = null;
      if (scope) sayScope();
      tend();
    }).catch(function () { /* then all are asked */ });
    document.addEventListener("change", function (event) {
      if (!scope || !scope.contains(event.target)) return;
      var boxes = scopeBoxes();
      var chosen = boxes.filter(function (box) { return box.checked; });
      var ids = chosen.length === boxes.length ? [] : chosen.map(function (box) { return box.value; });
      document.cookie = "youju_documents=" + encodeURIComponent(ids.join(",")) + "; path=/; SameSite=Strict" + (ids.length ? "" : "; max-age=0");
      sayScope();
    });
    document.addEventListener("click", function (event) {
      if (scope && !scope.contains(event.target)) scope.firstElementChild.open = false;
    });
  }
  function scopeBoxes() { return Array.prototype.slice.call(scope.querySelectorAll("input")); }
  function sayScope() {
    var boxes = scopeBoxes();
    var chosen = boxes.filter(function (box) { return box.checked; });
    var isAll = !chosen.length || chosen.length === boxes.length;
    scope.querySelector("#yj-scope-said").textContent = isAll ? scope.getAttribute("data-all")
      : scope.getAttribute("data-some") + chosen.map(function (box) { return "《" + box.nextElementSibling.textContent + "》"; }).join("");
  }

  // Gradio's own elements, whenever it draws them anew

  function tend() {
    var head = document.querySelector("#yj-head");
    if (head && !head.contains(themeButton)) {
      var tools = youju.make("div", "yj-tools");
      tools.appendChild(languageButton);
      tools.appendChild(themeButton);
      head.insertBefore(menuButton, head.firstChild);
      head.appendChild(tools);
      drawTheme();
    }
    var named = titles && head ? head.querySelector("p") : null;
    if (named && named.textContent !== titles) named.textContent = titles;
    var side = document.querySelector("#yj-side");
    if (side && way && !side.contains(way)) side.insertBefore(way, side.firstChild);
    var box = document.querySelector("#yj-box");
    if (box && scope && scope.nextElementSibling !== box) box.parentNode.insertBefore(scope, box);
    youju.each("#yj-chat [data-testid=user][aria-label], #yj-chat [data-testid=bot][aria-label]", function (element) { element.removeAttribute("aria-label"); });
    youju.each('#yj-chat .message-buttons button[aria-label="Copy message"]', function (element) { element.classList.add("yj-copier"); });
    relabel("Copy message", words.copyAnswer);
    relabel("Liked", words.liked);
    relabel("Disliked", words.disliked);
    document.body.classList.toggle("yj-empty-side", !document.querySelector("#yj-list label"));
    youju.each("#yj-chat textarea:not([data-youju])", function (element) {
      // A question is kept escaped; it is edited as it was typed.
      element.dataset.youju = "1";
      var typed = element.value.replace(/&#(\d+);/g, function (_, code) { return String.fromCodePoint(Number(code)); });
      if (typed !== element.value) {
        element.value = typed;
        element.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
  }
  // Gradio has no translation for these.
  function relabel(from, to) {
    youju.each('#yj-chat .message-buttons button[aria-label="' + from + '"]', function (element) {
      element.setAttribute("aria-label", to);
      element.title = to;
    });
  }

  document.body.appendChild(sideShade);
  var waiting = 0;
  new MutationObserver(function () {
    if (!waiting) waiting = window.requestAnimationFrame(function () { waiting = 0; tend(); });
  }).observe(document.body, { childList: true, subtree: true });
  new MutationObserver(drawTheme).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  tend();
})();
