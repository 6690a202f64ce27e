// Citations: the card with the quote, and what a click or a tap on a citation opens.
(function () {
  "use strict";
  var CLAUSE = "#clause:";
  var words = window.youju.words(
    { open: "点击查看原文", tapOpen: "查看原文" }, { open: "Click to open the clause", tapOpen: "Open the clause" }
  );
  var make = window.youju.make;
  var button = window.youju.button;

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
      card.appendChild(button("yj-card-open", words.tapOpen, function () { hideCard(); window.youju.panel.open(citation, link); }));
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
    window.youju.panel.open(citation, link);
  }, true);

  document.body.appendChild(card);
  window.youju.card = { hide: hideCard, isOpen: function () { return !card.hidden; } };
})();
