// 文件库: files that are dropped or chosen go one after the other, each with its own line; what changes the library is shown as
// it goes on. Everything is drawn by the server; without this script the same form and links work, but for dropping.
(function () {
  "use strict";
  var make = window.youju.make;
  var dragged = 0;
  var watching = 0;

  // What the server drew, put in the place of what stands there

  function draw(text, ids) {
    var from = new DOMParser().parseFromString(text, "text/html");
    ids.forEach(function (id) {
      var old = document.getElementById(id);
      var drawn = from.getElementById(id);
      if (old && drawn) old.replaceWith(document.adoptNode(drawn));
    });
    return from;
  }
  function look() {
    return fetch(window.location.href, { credentials: "same-origin" }).then(function (answer) { return answer.text(); }).then(function (text) {
      var wasBusy = isBusy();
      draw(text, ["yj-jobs", "yj-documents", "yj-side"]);
      if (wasBusy && !isBusy() && !document.getElementById("yj-documents")) window.location.reload();  // the page of one document
      watch();
    }).catch(watch);  // the server is away: it may come back
  }
  function isBusy() {
    var jobs = document.getElementById("yj-jobs");
    return Boolean(jobs && jobs.getAttribute("data-busy"));
  }
  function watch() {
    window.clearTimeout(watching);
    if (isBusy()) watching = window.setTimeout(look, 1000);
  }

  // Sending

  function form() { return document.querySelector("form.yj-upload"); }
  function send(files) {
    var here = form();
    var list = here.querySelector(".yj-sent");
    list.textContent = "";
    var waiting = Array.prototype.map.call(files, function (file) {
      var line = make("li", "", file.name);
      list.appendChild(line);
      return { file: file, line: line };
    });
    var isAlone = waiting.length === 1;  // the list of files empties with the form
    var opened = [];
    here.querySelector("button").disabled = true;
    (function next() {
      var one = waiting.shift();
      if (one) {
        sendOne(here, one.file, one.line).then(function (id) { if (id) opened.push(id); }).finally(next);
        return;
      }
      here.reset();
      here.querySelector("button").disabled = false;
      if (isAlone && opened.length) window.location.assign("/library/" + encodeURIComponent(opened[0]));
      else look();
    })();
  }
  function sendOne(here, file, line) {
    function say(text, look) { line.textContent = text; line.className = look || ""; }
    function said(name) { return here.getAttribute("data-" + name).replace("{name}", file.name); }
    if (file.size > Number(here.getAttribute("data-largest"))) {
      say(said("too-large"), "yj-job-error");
      return Promise.resolve("");
    }
    return new Promise(function (resolve) {
      var request = new XMLHttpRequest();  // fetch tells nothing of how much is sent
      var body = new FormData();
      body.append("files", file);
      request.open("POST", "/api/library");
      request.upload.addEventListener("progress", function (event) {
        if (event.lengthComputable && event.loaded < event.total) say(file.name + " · " + said("sent").replace("{percent}", String(Math.floor(event.loaded / event.total * 100))));
      });
      request.upload.addEventListener("load", function () { say(said("sending")); });
      request.addEventListener("error", function () { say(said("lost"), "yj-job-error"); resolve(""); });
      request.addEventListener("load", function () {
        var answer = {};
        try { answer = JSON.parse(request.responseText); } catch (error) { answer = { error: request.responseText.slice(0, 200) }; }
        var job = answer.jobs && answer.jobs[0];
        var error = job ? job.error : answer.error || said("lost");
        if (error) say(error, "yj-job-error");
        else line.remove();
        resolve(job && job.document || "");
      });
      request.send(body);
    });
  }
  document.addEventListener("submit", function (event) {
    if (event.target !== form()) return;
    event.preventDefault();
    var files = event.target.querySelector("input[type=file]").files;
    if (files.length) send(files);
  });
  document.addEventListener("change", function (event) {
    if (form() && event.target.type === "file" && form().contains(event.target) && event.target.files.length) send(event.target.files);
  });

  // Dropping, anywhere on the page

  function hasFiles(event) { return form() && event.dataTransfer && Array.prototype.indexOf.call(event.dataTransfer.types, "Files") >= 0; }
  function mark(is) { if (form()) form().classList.toggle("yj-dropping", is); }
  document.addEventListener("dragenter", function (event) { if (hasFiles(event)) { dragged += 1; mark(true); } });
  document.addEventListener("dragleave", function (event) { if (hasFiles(event)) { dragged -= 1; mark(dragged > 0); } });
  document.addEventListener("dragover", function (event) { if (hasFiles(event)) event.preventDefault(); });
  document.addEventListener("drop", function (event) {
    if (!hasFiles(event)) return;
    event.preventDefault();
    dragged = 0;
    mark(false);
    if (event.dataTransfer.files.length) send(event.dataTransfer.files);
  });

  watch();
})();
