// 新人上手: what was read is ticked, and the questions are asked one at a time and come back when they are due. Progress is
// kept in this browser alone. Without this script the same questions stand in a list, their keys folded.
(function () {
  "use strict";
  var make = window.youju.make;
  var DAYS = [0, 1, 2, 4, 8];  // of each box: in how many days a question comes back; box 0 the same day

  function stored(name) {
    try { return JSON.parse(window.localStorage.getItem(name) || "{}") || {}; } catch (error) { return {}; }
  }
  function store(name, value) {
    try { window.localStorage.setItem(name, JSON.stringify(value)); } catch (error) { /* it lasts until the page is left */ }
  }
  function day(after) {
    var when = new Date();
    when.setDate(when.getDate() + after);
    function two(number) { return (number < 10 ? "0" : "") + number; }
    return when.getFullYear() + "-" + two(when.getMonth() + 1) + "-" + two(when.getDate());
  }

  // What was read

  document.addEventListener("change", function (event) {
    var tick = event.target;
    if (!tick.classList || !tick.classList.contains("yj-tick")) return;
    var read = stored("youju-read");
    if (tick.checked) read[tick.getAttribute("data-id")] = day(0); else delete read[tick.getAttribute("data-id")];
    store("youju-read", read);
  });

  // The deck

  function deal(box, cards) {
    var progress = stored("youju-cards");
    var queue = [];
    function said(name, filled) {
      return box.getAttribute("data-" + name).replace(/\{(\w+)\}/g, function (_, key) { return String(filled[key]); });
    }
    function isDue(id) { return !progress[id] || progress[id].due <= day(0); }
    function start(isEvery) {
      var seen = cards.filter(function (card) { return progress[card.id] && (isEvery || isDue(card.id)); });
      seen.sort(function (a, b) { return progress[a.id].due < progress[b.id].due ? -1 : progress[a.id].due > progress[b.id].due ? 1 : 0; });
      queue = seen.concat(cards.filter(function (card) { return !progress[card.id]; }));
      draw();
    }
    function head() {
      var top = make("div", "yj-deck-head");
      var due = cards.filter(function (card) { return isDue(card.id); }).length;
      top.appendChild(make("p", "yj-deck-due", said("due", { due: due, total: cards.length })));
      var boxes = make("p", "yj-deck-boxes");
      DAYS.slice(1).forEach(function (days, place) {
        var count = cards.filter(function (card) { return progress[card.id] && progress[card.id].box === place + 1; }).length;
        boxes.appendChild(make("span", "yj-chip" + (count ? " yj-chip-strong" : ""), said("boxes", { days: days, count: count })));
      });
      top.appendChild(boxes);
      return top;
    }
    function foot() {
      var bottom = make("p", "yj-deck-foot");
      bottom.appendChild(window.youju.button("yj-plain-button", box.getAttribute("data-print"), function () {
        document.body.classList.add("yj-print-cards");
        window.print();
      }));
      if (cards.some(function (card) { return progress[card.id]; })) {
        var forget = window.youju.button("yj-plain-button", box.getAttribute("data-forget"), function () {
          if (!forget.youjuSure) { forget.youjuSure = true; forget.textContent = box.getAttribute("data-sure"); return; }
          cards.forEach(function (card) { delete progress[card.id]; });
          store("youju-cards", progress);
          start(false);
        });
        bottom.appendChild(forget);
      }
      return bottom;
    }
    function draw() {
      box.textContent = "";
      box.appendChild(head());
      if (queue.length) box.appendChild(drawCard(queue[0]));
      else {
        var next = cards.map(function (card) { return progress[card.id].due; }).sort()[0];
        box.appendChild(make("p", "yj-deck-done", said("done", { date: next })));
        box.appendChild(window.youju.button("yj-button", box.getAttribute("data-again"), function () { start(true); }));
      }
      box.appendChild(foot());
    }
    function drawCard(card) {
      var one = make("div", "yj-deck-card");
      one.appendChild(make("p", "yj-asked", card.asked));
      var options = make("div", "yj-options");
      var buttons = card.options.map(function (option) {
        var choice = window.youju.button("yj-option", undefined, function () { answer(card, option, choice, buttons, one); });
        choice.appendChild(make("b", "", option.letter));
        choice.appendChild(make("span", "", option.text));
        options.appendChild(choice);
        return choice;
      });
      one.appendChild(options);
      return one;
    }
    function answer(card, option, choice, buttons, one) {
      var was = progress[card.id];
      var isDueNow = isDue(card.id);
      queue.shift();
      // A question that is not due yet is practice: it stays in its box.
      var to = option.isKey ? (isDueNow ? Math.min((was ? was.box : 0) + 1, DAYS.length - 1) : was.box) : 0;
      if (!option.isKey || isDueNow) progress[card.id] = { box: to, due: day(DAYS[to]) };
      if (!option.isKey) queue.push(card);
      store("youju-cards", progress);
      buttons.forEach(function (button, place) {
        button.disabled = true;
        if (card.options[place].isKey) button.classList.add("yj-option-right");
      });
      if (!option.isKey) choice.classList.add("yj-option-wrong");
      var result = make("p", option.isKey ? "yj-deck-said yj-deck-right" : "yj-deck-said yj-deck-wrong");
      result.setAttribute("role", "status");
      result.textContent = option.isKey ? said("right", { days: DAYS[to] }) : box.getAttribute("data-wrong") + card.key;
      one.appendChild(result);
      var source = card.source.cloneNode(true);
      var last = make("p", "yj-deck-next");
      var next = window.youju.button("yj-button yj-button-strong", box.getAttribute("data-next"), function () {
        window.youju.panel.close();
        draw();
        var first = box.querySelector(".yj-option, .yj-button");
        if (first) first.focus({ preventScroll: true });
      });
      last.appendChild(next);
      last.appendChild(source);
      one.appendChild(last);
      box.replaceChild(head(), box.firstChild);
      if (option.isKey) next.focus({ preventScroll: true }); else source.click();
    }
    start(false);
  }
  function cardOf(element) {
    var options = Array.prototype.map.call(element.querySelectorAll("ul > li"), function (option) {
      return { letter: option.querySelector("b").textContent, text: option.querySelector("span").textContent, isKey: option.hasAttribute("data-key") };
    });
    return {
      id: element.getAttribute("data-id"), asked: element.querySelector(".yj-asked").textContent, options: options,
      key: options.filter(function (option) { return option.isKey; })[0].text, source: element.querySelector("a.yj-open")
    };
  }
  window.addEventListener("afterprint", function () { document.body.classList.remove("yj-print-cards"); });

  // Whenever the server drew the page anew

  function tend() {
    var read = stored("youju-read");
    window.youju.each(".yj-tick", function (tick) { tick.checked = Boolean(read[tick.getAttribute("data-id")]); });
    var box = document.getElementById("yj-deck");
    if (!box || !box.hidden) return;
    box.hidden = false;
    var cards = Array.prototype.map.call(document.querySelectorAll(".yj-question"), cardOf);
    window.youju.each(".yj-question details", function (details) { details.open = true; });  // as they are printed
    deal(box, cards);
  }
  new MutationObserver(tend).observe(document.getElementById("yj-main"), { childList: true });
  tend();
})();
