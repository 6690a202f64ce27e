// 写汇报: a sentence is edited where it stands, checked again at once, and the edits go along when the briefing is exported.
// Edits are kept in this tab while sections are moved; without this script the briefing is exported as it was composed.
(function () {
  "use strict";
  var make = window.youju.make;
  var edits = {};

  function sheet() { return document.querySelector(".yj-brief"); }
  function key() { return "youju-brief:" + sheet().getAttribute("data-brief"); }
  function say(name) { return sheet().getAttribute("data-" + name); }
  function read() {
    try { return JSON.parse(window.sessionStorage.getItem(key()) || "{}"); } catch (error) { return {}; }
  }
  function keep() {
    try { window.sessionStorage.setItem(key(), JSON.stringify(edits)); } catch (error) { /* they last until the page is left */ }
  }
  function wordsOf(id) {
    var sentence = sheet() && sheet().querySelector('.yj-sentence[data-id="' + id + '"]');
    return sentence ? sentence.querySelector(".yj-words") : null;
  }
  function idOf(words) { return words.parentNode.getAttribute("data-id"); }

  // How an edited sentence looks, and the list of those without a witness

  function draw(words) {
    var sentence = words.parentNode;
    var edit = edits[idOf(words)];
    var note = sentence.querySelector(".yj-edit-note");
    if (note) note.remove();
    ["checking", "good", "doubt", "out", "worded"].forEach(function (state) { sentence.classList.toggle("yj-edit-" + state, Boolean(edit) && edit.state === state); });
    words.textContent = !edit || edit.state === "out" ? words.getAttribute("data-was") : edit.text;
    if (!edit) return;
    var said = { checking: say("checking"), good: say("checked"), doubt: "〔" + say("doubtful") + "〕", out: say("taken-out"), worded: say("worded") }[edit.state];
    note = make("span", "yj-edit-note");
    note.appendChild(make("span", "", edit.failed ? say("failed") : said));
    if (edit.state === "worded") note.title = say("worded-title");
    note.appendChild(window.youju.button("yj-restore", say("restore"), function () {
      delete edits[idOf(words)];
      settled(words);
      words.focus();
    }));
    sentence.appendChild(note);
  }
  function list() {
    var box = document.getElementById("yj-unwitnessed");
    if (!box) return;
    box.textContent = "";
    var doubtful = Array.prototype.filter.call(sheet().querySelectorAll(".yj-edit-doubt .yj-words"), function () { return true; });
    box.hidden = !doubtful.length;
    if (!doubtful.length) return;
    box.appendChild(make("p", "", box.getAttribute("data-said").replace("{count}", String(doubtful.length))));
    var rows = make("ol");
    doubtful.forEach(function (words) {
      var edit = edits[idOf(words)];
      var row = make("li");
      row.appendChild(window.youju.button("yj-goto", edit.text, function () { words.scrollIntoView({ block: "center" }); words.focus({ preventScroll: true }); }));
      var source = words.parentNode.querySelector(".yj-marks a");
      if (source) {
        var link = source.cloneNode(false);
        link.className = "yj-open";
        link.textContent = quoteOf(source);
        row.appendChild(make("span", "yj-faint", " " + box.getAttribute("data-says")));
        row.appendChild(link);
      }
      rows.appendChild(row);
    });
    box.appendChild(rows);
  }
  function quoteOf(link) {
    var title = link.getAttribute("title") || link.youjuTitle || "";
    return "“" + title.slice(title.indexOf("\n") + 1).replace(/\s+/g, " ") + "”";
  }
  function settled(words) { keep(); draw(words); list(); }

  // Editing

  function begin(words) {
    if (words.isContentEditable) return;
    var edit = edits[idOf(words)];
    if (edit && edit.state === "out") words.textContent = "";
    words.contentEditable = "true";
    words.focus();
  }
  function end(words, isKept) {
    if (!words.isContentEditable) return;
    var text = words.textContent.replace(/\s+/g, " ").trim();
    words.contentEditable = "false";
    words.removeAttribute("contenteditable");
    var id = idOf(words);
    var before = edits[id];
    if (!isKept || text === (before ? (before.state === "out" ? "" : before.text) : words.getAttribute("data-was"))) { draw(words); return; }
    if (text === words.getAttribute("data-was")) { delete edits[id]; settled(words); return; }
    edits[id] = { was: words.getAttribute("data-was"), text: text, state: text ? "checking" : "out" };
    settled(words);
    if (text) check(id, edits[id]);
  }
  function query() {
    var brief = {};
    new URLSearchParams(sheet().getAttribute("data-query")).forEach(function (value, name) { brief[name] = value; });
    return brief;
  }
  function check(id, edit) {
    function done(state, more) {
      if (edits[id] !== edit) return;  // edited once more meanwhile
      edit.state = state;
      Object.keys(more).forEach(function (name) { edit[name] = more[name]; });
      var words = wordsOf(id);
      if (words && !words.isContentEditable) settled(words); else keep();
    }
    fetch(sheet().getAttribute("data-sentence"), {
      method: "POST", credentials: "same-origin", headers: { "content-type": "application/json" },
      body: JSON.stringify({ brief: query(), id: id, was: edit.was, text: edit.text })
    }).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }).then(function (said) {
      done(said.ok ? "good" : "doubt", { text: said.text, faults: said.faults });
    }).catch(function () { done("doubt", { failed: true, faults: [] }); });
  }
  function wordsAt(target) { return target && target.closest ? target.closest(".yj-brief .yj-words") : null; }
  document.addEventListener("click", function (event) {
    var words = wordsAt(event.target);
    if (words && !String(window.getSelection())) begin(words);
  });
  document.addEventListener("keydown", function (event) {
    var words = wordsAt(event.target);
    if (!words || event.isComposing || event.keyCode === 229) return;
    if (!words.isContentEditable) {
      if (event.key === "Enter") { event.preventDefault(); begin(words); }
      return;
    }
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    end(words, event.key === "Enter");
    words.focus();
  });
  document.addEventListener("focusout", function (event) {
    var words = wordsAt(event.target);
    if (words) end(words, true);
  });
  document.addEventListener("paste", function (event) {
    if (!wordsAt(event.target)) return;
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain").replace(/\s+/g, " "));
  });

  // The edits go along

  document.addEventListener("submit", function (event) {
    var form = event.target.closest ? event.target.closest("form.yj-export") : null;
    if (!form) return;
    var sent = {};
    Object.keys(edits).forEach(function (id) {
      sent[id] = { was: edits[id].was, text: edits[id].state === "out" ? "" : edits[id].text, by: edits[id].state === "worded" ? "model" : "user" };
    });
    form.elements.edits.value = JSON.stringify(sent);
  });

  // A model's words, for sentences that nobody has edited

  function word(id, was, text) {
    if (edits[id]) return;
    var words = wordsOf(id);
    if (words && (words.isContentEditable || words.getAttribute("data-was") !== was)) return;
    edits[id] = { was: was, text: text, state: "worded" };
    if (words) settled(words); else keep();
  }
  function composed() {
    Object.keys(edits).forEach(function (id) {
      if (edits[id].state !== "worded") return;
      delete edits[id];
      var words = wordsOf(id);
      if (words && !words.isContentEditable) draw(words);
    });
    keep();
  }
  window.youju.brief = { key: key, query: query, word: word, composed: composed };

  // Whenever the server drew the briefing anew

  function tend() {
    if (!sheet() || sheet().youjuTended) return;
    sheet().youjuTended = true;
    edits = read();
    Array.prototype.forEach.call(sheet().querySelectorAll(".yj-words"), function (words) {
      words.tabIndex = 0;
      var edit = edits[idOf(words)];
      if (!edit) return;
      if (edit.was !== words.getAttribute("data-was")) delete edits[idOf(words)];  // the document has changed
      draw(words);
      if (edit.state === "checking") check(idOf(words), edit);
    });
    list();
  }
  new MutationObserver(tend).observe(document.getElementById("yj-main"), { childList: true });
  tend();
})();
