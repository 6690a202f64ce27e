// 写汇报 with a model: the composed briefing stands at once; sentences that a model words take their places one by one as the
// server has verified them. What it made of a briefing is kept in this tab, so that it is asked once; it can be stopped and undone.
(function () {
  "use strict";
  var make = window.youju.make;
  var running = null;  // { key, ended, writing, said, dropped, abort }

  function box() { return document.getElementById("yj-smoothing"); }
  function say(name) { return box().getAttribute("data-" + name); }
  function place() { return "youju-smoothed:" + window.youju.brief.key(); }
  function kept() {
    try { return JSON.parse(window.sessionStorage.getItem(place()) || "null"); } catch (error) { return null; }
  }
  function keep(run) {
    try { window.sessionStorage.setItem(run.place, JSON.stringify({ said: run.said, dropped: run.dropped, ended: true })); } catch (error) { /* asked again after a reload */ }
  }

  // What is said of it

  function draw(run) {
    if (!box() || run.place !== place()) return;
    box().hidden = false;
    box().textContent = "";
    var line = make("p", run.ended ? "" : "yj-writing", run.ended ? run.said : run.writing);
    if (run.ended) line.setAttribute("role", "status");
    box().appendChild(line);
    if (!run.ended) {
      line.appendChild(window.youju.button("yj-smoothing-stop", say("stop"), function () { end(run, say("stopped")); run.abort.abort(); }));
      return;
    }
    line.appendChild(window.youju.button("yj-smoothing-undo", say("composed"), function () { window.youju.brief.composed(); }));
    line.appendChild(window.youju.button("yj-smoothing-again", say("again"), function () { begin(); }));
    if (run.dropped.length) box().appendChild(record(run.dropped));
  }
  function record(dropped) {
    var details = make("details", "yj-record");
    details.appendChild(make("summary", "", say("dropped") + " " + dropped.length));
    var rows = make("ol");
    dropped.forEach(function (one) {
      var row = make("li");
      row.appendChild(make("span", "yj-as-written", one.dropped));
      row.appendChild(make("span", "yj-faint", " " + one.why));
      rows.appendChild(row);
    });
    details.appendChild(rows);
    return details;
  }
  function end(run, said) {
    if (run.ended) return;
    run.ended = true;
    run.said = said;
    keep(run);
    draw(run);
  }

  // Asking, and hearing a line at a time

  function begin() {
    if (running && !running.ended) running.abort.abort();
    var run = { place: place(), ended: false, writing: "\u2026", said: "", dropped: [], abort: new AbortController() };
    running = run;
    draw(run);
    fetch(say("from"), {
      method: "POST", credentials: "same-origin", headers: { "content-type": "application/json" }, signal: run.abort.signal,
      body: JSON.stringify({ brief: window.youju.brief.query() })
    }).then(function (answer) {
      if (!answer.ok || !answer.body) throw new Error(String(answer.status));
      return heard(run, answer.body.getReader(), new TextDecoder(), "");
    }).catch(function () { end(run, say("failed")); });
  }
  function heard(run, reader, decoder, rest) {
    return reader.read().then(function (part) {
      var lines = (rest + decoder.decode(part.value || new Uint8Array(), { stream: !part.done })).split("\n");
      var open = lines.pop();
      lines.filter(Boolean).forEach(function (line) { take(run, JSON.parse(line)); });
      if (!part.done) return heard(run, reader, decoder, open);
      end(run, say("failed"));
    });
  }
  function take(run, row) {
    if (run.ended) return;
    var isHere = box() && run.place === place();
    if (row.text && isHere) row.ids.forEach(function (id) { window.youju.brief.word(id, row.was, row.text); });
    if (row.dropped) run.dropped.push(row);
    if (row.is_over) { end(run, row.said); return; }
    if (row.writing) { run.writing = row.writing; draw(run); }
  }

  // Whenever the server drew the briefing anew

  function tend() {
    if (!box() || box().youjuTended) return;
    box().youjuTended = true;
    if (running && running.place === place()) { draw(running); return; }
    if (running && !running.ended) running.abort.abort();  // of another briefing
    var before = kept();
    if (before) { running = before; running.place = place(); draw(running); } else begin();
  }
  new MutationObserver(tend).observe(document.getElementById("yj-main"), { childList: true });
  tend();
})();
