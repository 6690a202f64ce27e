// Early: language and theme, before Gradio's own script reads them, and what is pressed before the other scripts have come.
// The language is a cookie so that the server knows it too.
(function () {
  "use strict";
  var root = document.documentElement;
  var found = /(?:^|;\s*)youju_language=([^;]+)/.exec(document.cookie);
  var language = found && found[1] === "en" ? "en" : "zh-CN";
  root.lang = language;
  root.classList.add("yj-js");
  function fixed(name, value) {
    try { Object.defineProperty(navigator, name, { configurable: true, get: function () { return value; } }); } catch (error) { /* stays the browser's */ }
  }
  fixed("language", language);
  fixed("languages", [language]);

  var system = window.matchMedia("(prefers-color-scheme: dark)");
  function stored() {
    try { return window.localStorage.getItem("youju-theme"); } catch (error) { return null; }
  }
  function isDark() {
    var choice = stored();
    return choice ? choice === "dark" : system.matches;
  }
  function apply() {
    root.classList.toggle("yj-dark", isDark());
    root.style.colorScheme = isDark() ? "dark" : "light";
    if (document.body && document.body.classList.contains("dark") !== isDark()) document.body.classList.toggle("dark", isDark());
  }
  apply();
  system.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", function () {
    apply();
    // Gradio sets the class by the system's theme alone; the reader's choice holds.
    new MutationObserver(apply).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  });
  // The scripts come after the page: what is pressed before them, and nothing else would answer, is pressed once they are there.
  var held = null;
  function hold(event) {
    var element = event.button === 0 && event.target.closest ? event.target.closest('a[href^="#clause:"], button[type="button"]') : null;
    if (!element || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held = element;
  }
  document.addEventListener("click", hold, true);
  document.addEventListener("DOMContentLoaded", function () {
    document.removeEventListener("click", hold, true);
    if (held) held.click();
    held = null;
  });
  // A session that has ended leads to signing in, and from there back to here.
  var fetching = window.fetch;
  window.fetch = function () {
    return fetching.apply(window, arguments).then(function (answer) {
      var isOurs = answer.url.indexOf(window.location.origin + "/") === 0;
      if (answer.status === 401 && isOurs) window.location.assign("/login?next=" + encodeURIComponent(window.location.pathname + window.location.search));
      return answer;
    });
  };
  window.youju = {
    language: language,
    isDark: isDark,
    setTheme: function (dark) {
      try {
        if (dark === system.matches) window.localStorage.removeItem("youju-theme");
        else window.localStorage.setItem("youju-theme", dark ? "dark" : "light");
      } catch (error) { /* the choice lasts until the page is left */ }
      root.classList.toggle("yj-dark", dark);
      root.style.colorScheme = dark ? "dark" : "light";
      document.body.classList.toggle("dark", dark);
    },
    setLanguage: function (next) {
      document.cookie = "youju_language=" + next + "; path=/; max-age=31536000; SameSite=Strict";
      window.location.reload();
    }
  };
})();
