// What Gradio's components cannot do: the quote card, the clause panel, the header's switches, copying an answer with its
// sources, and Enter while an input method composes. Foreign text enters the page through textContent only.
(function () {
  "use strict";
  var CLAUSE = "#clause:";
  var ZH = {
    menu: "菜单", language: "English", dark: "切换到深色", light: "切换到浅色", close: "关闭", copy: "复制原文与出处", copied: "已复制",
    copyAnswer: "复制回答与出处", open: "点击查看原文", tapOpen: "查看原文", panel: "原文", part: "选择部分", loading: "正在载入原文……",
    failed: "原文没有载入，请重试。", changed: "原文已更新，这里的引文与现在的文字不同。", retry: "重试", liked: "已赞", disliked: "已踩"
  };
  var EN = {
    menu: "Menu", language: "中文", dark: "Dark theme", light: "Light theme", close: "Close", copy: "Copy text and source", copied: "Copied",
    copyAnswer: "Copy answer with sources", open: "Click to open the clause", tapOpen: "Open the clause", panel: "Original text", part: "Choose a part",
    loading: "Loading the text…", failed: "The text could not be loaded. Please retry.", changed: "The text has changed since; the quote differs from what stands here now.",
    retry: "Retry", liked: "Liked ✓", disliked: "Disliked ✓"
  };
  var words = window.youju.language === "en" ? EN : ZH;

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }
  function button(className, text, act, label) {
    var element = make("button", className, text);
    element.type = "button";
    if (label) { element.setAttribute("aria-label", label); element.title = label; }
    element.addEventListener("click", act);
    return element;
  }
  function icon(path) {
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    var line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    line.setAttribute("d", path);
    svg.appendChild(line);
    return svg;
  }
  var ICONS = {
    close: "M6 6l12 12M18 6L6 18",
    menu: "M4 7h16M4 12h16M4 17h16",
    sun: "M12 4V2M12 22v-2M4 12H2M22 12h-2M5.6 5.6L4.2 4.2M19.8 19.8l-1.4-1.4M5.6 18.4l-1.4 1.4M19.8 4.2l-1.4 1.4M12 7.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9",
    moon: "M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z",
    copy: "M9 9h10v11H9zM5 15V4h10"
  };
  function iconButton(className, name, act, label) {
    var element = button(className, undefined, act, label);
    element.appendChild(icon(ICONS[name]));
    return element;
  }

  // A citation's link and title: where it points to, its address and its quote.
  function citationOf(link) {
    var href = link.getAttribute("href") || "";
    var found = /^#clause:([^:]+):(\d+)-(\d+)$/.exec(href);
    if (!found) return null;
    var title = link.getAttribute("title") || link.youjuTitle || "";
    var cut = title.indexOf("\n");
    return {
      document: decodeURIComponent(found[1]), start: found[2], end: found[3],
      address: cut < 0 ? "" : title.slice(0, cut), quote: cut < 0 ? title : title.slice(cut + 1)
    };
  }
  function linkFrom(target) {
    return target && target.closest ? target.closest('a[href^="' + CLAUSE + '"]') : null;
  }
  function squeezed(text) { return text.replace(/\s+/g, ""); }

  // The quote card

  var card = make("div", "yj-card");
  card.id = "yj-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  var cardLink = null;
  var hideTimer = 0;
  var lastPointer = "mouse";

  function showCard(link) {
    var citation = citationOf(link);
    if (!citation) return;
    window.clearTimeout(hideTimer);
    if (link.getAttribute("title")) { link.youjuTitle = link.getAttribute("title"); link.removeAttribute("title"); }
    cardLink = link;
    card.textContent = "";
    card.appendChild(make("div", "yj-card-address", citation.address));
    card.appendChild(make("div", "yj-card-quote", citation.quote));
    if (lastPointer === "touch") {
      card.appendChild(button("yj-card-open", words.tapOpen, function () { hideCard(); openCitation(citation, link); }));
    } else {
      card.appendChild(make("div", "yj-card-hint", words.open));
    }
    link.setAttribute("aria-describedby", "yj-card");
    card.hidden = false;
    var box = link.getBoundingClientRect();
    var width = Math.min(400, window.innerWidth - 24);
    card.style.width = width + "px";
    var left = Math.max(12, Math.min(box.left - 12, window.innerWidth - width - 12));
    card.style.left = left + "px";
    var height = card.offsetHeight;
    var above = box.top - height - 8;
    card.style.top = (above > 8 ? above : Math.min(box.bottom + 8, window.innerHeight - height - 8)) + "px";
  }
  function hideCard() {
    card.hidden = true;
    if (cardLink) {
      cardLink.removeAttribute("aria-describedby");
      if (cardLink.youjuTitle) cardLink.setAttribute("title", cardLink.youjuTitle);
      cardLink = null;
    }
  }
  function hideSoon() {
    window.clearTimeout(hideTimer);
    hideTimer = window.setTimeout(hideCard, 160);
  }
  card.addEventListener("pointerenter", function () { window.clearTimeout(hideTimer); });
  card.addEventListener("pointerleave", hideSoon);
  document.addEventListener("pointerdown", function (event) {
    lastPointer = event.pointerType || "mouse";
    if (!card.hidden && !card.contains(event.target) && !linkFrom(event.target)) hideCard();
  }, true);
  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") return;
    lastPointer = "mouse";
    var link = linkFrom(event.target);
    if (link && link !== cardLink) showCard(link);
  });
  document.addEventListener("pointerout", function (event) {
    if (event.pointerType !== "touch" && linkFrom(event.target) && !linkFrom(event.relatedTarget)) hideSoon();
  });
  document.addEventListener("focusin", function (event) {
    var link = linkFrom(event.target);
    if (link && lastPointer !== "touch") showCard(link);
    else if (!card.contains(event.target)) hideCard();
  });
  document.addEventListener("scroll", function (event) { if (!card.contains(event.target)) hideCard(); }, true);

  // The clause panel

  var panel = make("aside", "yj-panel");
  panel.id = "yj-panel";
  panel.hidden = true;
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-modal", "false");
  panel.setAttribute("aria-label", words.panel);
  var shade = make("div", "yj-shade");
  shade.addEventListener("click", closePanel);
  var panelTitle = make("div", "yj-panel-title");
  var panelParts = make("select", "yj-panel-parts");
  panelParts.setAttribute("aria-label", words.part);
  var panelAddress = make("div", "yj-panel-address");
  var panelText = make("div", "yj-panel-text");
  panelText.tabIndex = 0;
  panelText.setAttribute("role", "document");
  var shown = null;
  var opener = null;
  var asked = 0;
  var closeButton = iconButton("yj-icon", "close", closePanel, words.close);
  var copyButton = button("yj-copy", words.copy, function () {
    if (!shown) return;
    copyText(shown.quote ? "“" + shown.quote + "”（" + shown.title + " " + shown.address + "）" : shown.title + " " + shown.address, copyButton);
  });
  (function () {
    var head = make("div", "yj-panel-head");
    head.appendChild(panelTitle);
    head.appendChild(closeButton);
    var bar = make("div", "yj-panel-bar");
    bar.appendChild(panelParts);
    var place = make("div", "yj-panel-place");
    place.appendChild(panelAddress);
    place.appendChild(copyButton);
    panel.appendChild(head);
    panel.appendChild(bar);
    panel.appendChild(place);
    panel.appendChild(panelText);
  })();
  panelParts.addEventListener("change", function () {
    load({ document: shown.document, address: panelParts.value, quote: "" }, "/youju/clause?document=" + encodeURIComponent(shown.document) + "&address=" + encodeURIComponent(panelParts.value));
  });

  function openCitation(citation, link) {
    opener = link;
    panel.hidden = false;
    document.body.classList.add("yj-with-panel");
    load(citation, "/youju/clause?document=" + encodeURIComponent(citation.document) + "&start=" + citation.start + "&end=" + citation.end);
    closeButton.focus({ preventScroll: true });
  }
  function closePanel() {
    if (panel.hidden) return;
    panel.hidden = true;
    asked += 1;
    document.body.classList.remove("yj-with-panel");
    var back = opener && document.contains(opener) ? opener : document.querySelector("#yj-box textarea");
    opener = null;
    if (back) { back.focus({ preventScroll: true }); hideCard(); }
  }
  function load(citation, address) {
    asked += 1;
    var mine = asked;
    panelText.textContent = words.loading;
    fetch(address, { credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }).then(function (part) {
      if (mine === asked) drawPart(part, citation);
    }).catch(function () {
      if (mine !== asked) return;
      panelText.textContent = "";
      panelText.appendChild(make("p", "yj-panel-note", words.failed));
      panelText.appendChild(button("yj-copy", words.retry, function () { load(citation, address); }));
    });
  }
  function drawPart(part, citation) {
    shown = { document: part.document, title: part.title, address: part.address, quote: citation.quote };
    panelTitle.textContent = part.title;
    panelAddress.textContent = part.address;
    panelParts.textContent = "";
    part.parts.forEach(function (one) {
      var option = make("option", "", one.name);
      option.value = one.address;
      option.selected = one.address === part.part;
      panelParts.appendChild(option);
    });
    panelText.textContent = "";
    var marks = [];
    var wanted = null;
    part.blocks.forEach(function (block) {
      var section = make("section", "yj-block yj-depth-" + Math.min(block.depth, 4) + (block.is_wanted ? " yj-wanted" : ""));
      section.title = block.address;
      if (block.is_wanted) wanted = section;
      block.lines.forEach(function (runs) {
        var line = make("p");
        if (runs.every(function (run) { return run.is_heading; })) line.className = "yj-heading-line";
        runs.forEach(function (run) {
          var piece = run.is_marked ? make("mark") : make("span");
          if (run.is_heading) piece.className = "yj-heading";
          piece.textContent = run.text;
          if (run.is_marked) marks.push(piece);
          line.appendChild(piece);
        });
        section.appendChild(line);
      });
      panelText.appendChild(section);
    });
    var marked = marks.map(function (mark) { return mark.textContent; }).join("");
    if (citation.quote && squeezed(marked) !== squeezed(citation.quote)) {
      marks.forEach(function (mark) { mark.replaceWith(document.createTextNode(mark.textContent)); });
      panelText.insertBefore(make("p", "yj-panel-note", words.changed), panelText.firstChild);
      marks = [];
    }
    var goal = marks[0] || (citation.quote ? wanted : null);
    panelText.scrollTop = 0;
    if (goal) {
      var offset = goal.getBoundingClientRect().top - panelText.getBoundingClientRect().top;
      panelText.scrollTop = Math.max(0, offset - panelText.clientHeight / 3);
    }
  }

  // Clicks on citations; a first tap shows the quote, its button opens the panel

  document.addEventListener("click", function (event) {
    var link = linkFrom(event.target);
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    var citation = citationOf(link);
    if (!citation) return;
    if (lastPointer === "touch" && link.classList.contains("yj-cite") && event.detail !== 0 && cardLink !== link) { showCard(link); return; }
    hideCard();
    openCitation(citation, link);
  }, true);

  // Copying

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
      if (!card.hidden || !panel.hidden || hasSide) event.preventDefault();  // nothing else is to be ended by it
      if (!card.hidden && panel.hidden) hideCard();
      else if (hasSide) toggleSide(false);
      else closePanel();
    }
  }, true);

  // The header and, on a phone, the list of conversations

  var themeButton = iconButton("yj-icon", "moon", function () { window.youju.setTheme(!window.youju.isDark()); drawTheme(); }, words.dark);
  function drawTheme() {
    var dark = document.body.classList.contains("dark");
    themeButton.textContent = "";
    themeButton.appendChild(icon(dark ? ICONS.sun : ICONS.moon));
    themeButton.setAttribute("aria-label", dark ? words.light : words.dark);
    themeButton.title = dark ? words.light : words.dark;
  }
  var languageButton = button("yj-language", words.language, function () { window.youju.setLanguage(window.youju.language === "en" ? "zh-CN" : "en"); });
  languageButton.lang = window.youju.language === "en" ? "zh-CN" : "en";
  var menuButton = iconButton("yj-icon yj-menu", "menu", function () { toggleSide(); }, words.menu);
  menuButton.setAttribute("aria-expanded", "false");
  var sideShade = make("div", "yj-side-shade");
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

  // Gradio's own elements, whenever it draws them anew

  function tend() {
    var head = document.querySelector("#yj-head");
    if (head && !head.contains(themeButton)) {
      var tools = make("div", "yj-tools");
      tools.appendChild(languageButton);
      tools.appendChild(themeButton);
      head.insertBefore(menuButton, head.firstChild);
      head.appendChild(tools);
      drawTheme();
    }
    var side = document.querySelector("#yj-side");
    if (side && way && !side.contains(way)) side.insertBefore(way, side.firstChild);
    each("#yj-chat [data-testid=user][aria-label], #yj-chat [data-testid=bot][aria-label]", function (element) { element.removeAttribute("aria-label"); });
    each('#yj-chat .message-buttons button[aria-label="Copy message"]', function (element) { element.classList.add("yj-copier"); });
    relabel("Copy message", words.copyAnswer);
    relabel("Liked", words.liked);
    relabel("Disliked", words.disliked);
    document.body.classList.toggle("yj-empty-side", !document.querySelector("#yj-list label"));
    each("#yj-chat textarea:not([data-youju])", function (element) {
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
    each('#yj-chat .message-buttons button[aria-label="' + from + '"]', function (element) {
      element.setAttribute("aria-label", to);
      element.title = to;
    });
  }
  function each(selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); }

  document.body.appendChild(sideShade);
  document.body.appendChild(shade);
  document.body.appendChild(panel);
  document.body.appendChild(card);
  var waiting = 0;
  new MutationObserver(function () {
    if (!waiting) waiting = window.requestAnimationFrame(function () { waiting = 0; tend(); });
  }).observe(document.body, { childList: true, subtree: true });
  new MutationObserver(drawTheme).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  tend();
})();
