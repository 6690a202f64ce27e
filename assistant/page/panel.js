// Panel: the clause in its part of the original, marked; the part can be changed, the quote copied.
(function () {
  "use strict";
  var words = window.youju.words({
    close: "关闭", copy: "复制引用", copyClause: "复制引用：", panel: "原文", part: "选择部分", loading: "正在载入原文……", failed: "原文没有载入，请重试。",
    changed: "原文已更新，这里的引文与现在的文字不同。", retry: "重试", version: "第 {n} 版", page: "第 {n} 页", original: "原件", alone: "单独打开"
  }, {
    close: "Close", copy: "Copy as citation", copyClause: "Copy as citation: ", panel: "Original text", part: "Choose a part", loading: "Loading the text…",
    failed: "The text could not be loaded. Please retry.", changed: "The text has changed since; the quote differs from what stands here now.", retry: "Retry", version: "version {n}", page: "page {n}", original: "Original", alone: "Open on its own"
  });
  var make = window.youju.make;
  var button = window.youju.button;
  var iconButton = window.youju.iconButton;
  function squeezed(text) { return text.replace(/\s+/g, ""); }

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
  var panelOf = make("div", "yj-panel-of");
  var panelText = make("div", "yj-panel-text");
  panelText.tabIndex = 0;
  panelText.setAttribute("role", "document");
  var shown = null;
  var opener = null;
  var asked = 0;
  var closeButton = iconButton("yj-icon", "close", closePanel, words.close);
  var copyButton = button("yj-copy", words.copy, function () {
    if (shown) window.youju.copyText(shown.citation, copyButton);
  });
  (function () {
    var head = make("div", "yj-panel-head");
    head.appendChild(panelTitle);
    head.appendChild(closeButton);
    var bar = make("div", "yj-panel-bar");
    bar.appendChild(panelOf);
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
    inPlace(link, function () { document.body.classList.add("yj-with-panel"); });
    load(citation, "/youju/clause?document=" + encodeURIComponent(citation.document) + "&start=" + citation.start + "&end=" + citation.end);
    closeButton.focus({ preventScroll: true });
  }
  function closePanel() {
    if (panel.hidden) return;
    panel.hidden = true;
    asked += 1;
    inPlace(opener, function () { document.body.classList.remove("yj-with-panel"); });
    var back = opener && document.contains(opener) ? opener : document.querySelector("#yj-box textarea");
    opener = null;
    if (back) { back.focus({ preventScroll: true }); window.youju.card.hide(); }
  }
  // The pages are laid out anew beside the panel: what opened it stays where the reader looks.
  function inPlace(link, change) {
    var content = document.getElementById("yj-content");
    var isIn = content && link && content.contains(link);
    var before = isIn ? link.getBoundingClientRect().top : 0;
    change();
    if (!isIn) return;
    content.scrollTop += link.getBoundingClientRect().top - before;
    link.scrollIntoView({ block: "nearest" });  // in a list of its own
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
  function addWay(name, to) {
    var link = make("a", "", name);
    link.href = to;
    if (panelOf.textContent) panelOf.appendChild(document.createTextNode(" · "));
    return panelOf.appendChild(link);
  }
  // Which version is read, the page of a PDF, the file as it came, and the page that can be sent to others
  function drawOf(part) {
    panelOf.textContent = [part.version > 1 ? words.version.replace("{n}", part.version) : "", part.page ? words.page.replace("{n}", part.page) : ""].filter(Boolean).join(" · ");
    if (part.original) addWay(words.original, part.original).setAttribute("download", "");
    if (part.url) addWay(words.alone, part.url).target = "_blank";
  }
  function drawPart(part, citation) {
    shown = { document: part.document, citation: part.citation };
    panelTitle.textContent = part.title;
    panelTitle.title = part.title;
    panelAddress.textContent = part.address;
    drawOf(part);
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
      var copier = iconButton("yj-icon yj-cite-copy", "quote", function () { window.youju.copyText(block.citation, copier); }, words.copyClause + block.address);
      section.appendChild(copier);
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

  document.body.appendChild(shade);
  document.body.appendChild(panel);
  window.youju.panel = { open: openCitation, close: closePanel, isOpen: function () { return !panel.hidden; } };
})();
