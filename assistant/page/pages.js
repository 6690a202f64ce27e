// The pages beside the chat: filters that apply while they are changed, sorting and opening without losing one's place,
// rows that open their clause, and the choice of one's own unit. Everything is drawn by the server; without this script
// the same links and forms load the page anew.
(function () {
  "use strict";
  var asked = 0;
  var typing = 0;
  var here = address();

  // What the server drew, put in the place of what stands there

  function address() { return window.location.pathname + window.location.search; }
  function fetched(from, act) {
    asked += 1;
    var mine = asked;
    document.documentElement.classList.add("yj-busy");
    return fetch(from, { credentials: "same-origin" }).then(function (answer) { return answer.text(); }).then(function (text) {
      if (mine !== asked) return;
      act(new DOMParser().parseFromString(text, "text/html"));
    }).catch(function () {
      if (mine === asked) window.location.assign(from);
    }).finally(function () {
      if (mine === asked) document.documentElement.classList.remove("yj-busy");
    });
  }
  function replace(id, from) {
    var old = document.getElementById(id);
    var drawn = from.getElementById(id);
    if (!old || !drawn) throw new Error(id);
    old.replaceWith(document.adoptNode(drawn));
  }
  function open(to, isNew) {
    var focused = document.activeElement ? document.activeElement.id : "";
    var place = content().scrollTop;
    var across = scrolled(".yj-scroll");
    fetched(to, function (from) {
      replace("yj-content", from);
      replace("yj-side", from);
      document.title = from.title;
      if (isNew) window.history.pushState(null, "", to);
      here = address();
      content().scrollTop = place;
      if (across) restore(".yj-scroll", across);
      var again = focused && document.getElementById(focused);
      if (again) again.focus({ preventScroll: true });
      say();
    });
  }
  function scrolled(selector) {
    var one = document.querySelector(selector);
    return one ? [one.scrollLeft, one.scrollTop] : null;
  }
  function restore(selector, to) {
    var one = document.querySelector(selector);
    if (one) { one.scrollLeft = to[0]; one.scrollTop = to[1]; }
  }
  function content() { return document.getElementById("yj-content"); }

  // A count that changed is said to those who cannot see it

  var teller = document.createElement("div");
  teller.className = "yj-unseen";
  teller.setAttribute("role", "status");
  document.body.appendChild(teller);
  function say() {
    var count = document.getElementById("yj-count") || document.querySelector(".yj-empty");
    teller.textContent = count ? count.textContent : "";
  }

  // Filters

  function addressOf(form) {
    var query = new URLSearchParams();
    new FormData(form).forEach(function (value, name) { if (value || name === "unit") query.append(name, value); });
    var written = query.toString();
    return form.getAttribute("action") + (written ? "?" + written : "");
  }
  function apply(form) {
    var to = addressOf(form);
    fetched(to, function (from) {
      replace(form.getAttribute("data-live"), from);
      window.history.replaceState(null, "", to);
      here = address();
      say();
    });
  }
  function liveForm(target) { return target && target.closest ? target.closest("form[data-live]") : null; }
  document.addEventListener("input", function (event) {
    var form = liveForm(event.target);
    if (!form) return;
    window.clearTimeout(typing);
    if (event.target.type === "search" && !event.isComposing) typing = window.setTimeout(function () { apply(form); }, 180);
  });
  document.addEventListener("compositionend", function (event) {
    var form = liveForm(event.target);
    if (form) apply(form);
  });
  document.addEventListener("change", function (event) {
    var form = liveForm(event.target);
    if (form && event.target.tagName === "SELECT") apply(form);
    if (event.target.id === "yj-ours" || event.target.id === "yj-worded") event.target.form.submit();
  });
  document.addEventListener("submit", function (event) {
    var form = liveForm(event.target);
    if (!form) return;
    event.preventDefault();
    window.clearTimeout(typing);
    apply(form);
  });

  // 模型设置: a test leaves the form as it is, the key too

  document.addEventListener("submit", function (event) {
    var form = event.target.closest("form.yj-model");
    var result = document.getElementById("yj-model-result");
    if (!form || !result || !event.submitter || event.submitter.value !== "test") return;
    event.preventDefault();
    var sent = new URLSearchParams(new FormData(form));
    sent.append("act", "test");
    sent.append("stays", "1");
    result.className = "yj-result";
    result.textContent = form.getAttribute("data-testing") || "…";
    event.submitter.disabled = true;
    fetch(form.getAttribute("action"), { method: "POST", body: sent, credentials: "same-origin" }).then(function (answer) { return answer.text(); }).then(function (text) {
      replace("yj-model-result", new DOMParser().parseFromString(text, "text/html"));
    }).catch(function () { result.textContent = form.getAttribute("data-failed"); }).finally(function () { event.submitter.disabled = false; });
  });

  // Links that stay on the page, and rows that open their clause

  document.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || !event.target.closest) return;
    var link = event.target.closest("a[data-live]");
    if (link) {
      event.preventDefault();
      open(link.getAttribute("href"), true);
      return;
    }
    var row = event.target.closest(".yj-row");
    if (!row || event.target.closest("a, button, summary") || String(window.getSelection())) return;
    var clause = row.querySelector("a.yj-open");
    if (clause) clause.click();
  });
  window.addEventListener("popstate", function () {
    if (address() !== here) open(address(), false);  // else a place on this page
  });
})();
