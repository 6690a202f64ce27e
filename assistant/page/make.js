// Make: elements, buttons and icons for the page's other scripts, and the words of the reader's language. Foreign text enters
// the page through textContent only.
(function () {
  "use strict";
  var ICONS = {
    close: "M6 6l12 12M18 6L6 18",
    quote: "M9 9h10v11H9zM5 15V4h10",
    menu: "M4 7h16M4 12h16M4 17h16",
    sun: "M12 4V2M12 22v-2M4 12H2M22 12h-2M5.6 5.6L4.2 4.2M19.8 19.8l-1.4-1.4M5.6 18.4l-1.4 1.4M19.8 4.2l-1.4 1.4M12 7.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9",
    moon: "M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z"
  };

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
  function icon(name) {
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    var line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    line.setAttribute("d", ICONS[name]);
    svg.appendChild(line);
    return svg;
  }
  function iconButton(className, name, act, label) {
    var element = button(className, undefined, act, label);
    element.appendChild(icon(name));
    return element;
  }
  function each(selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); }

  window.youju.make = make;
  window.youju.button = button;
  window.youju.icon = icon;
  window.youju.iconButton = iconButton;
  window.youju.each = each;
  window.youju.words = function (chinese, english) { return window.youju.language === "en" ? english : chinese; };
})();
