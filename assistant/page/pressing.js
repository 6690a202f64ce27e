// Pressing: Gradio draws the answers again when the server has said its last word. What is pressed in that moment is gone before
// the pointer is lifted, or has moved from under it, and the browser tells nobody of a click: the one drawn in its place gets it.
(function () {
  "use strict";
  var STILL = 6;  // pixels; whoever moves further has thought better of it
  var pressed = null;

  function pressable(target) { return target && target.closest ? target.closest("#yj-chat a, #yj-chat button") : null; }
  function isLike(one, other) {
    return one.tagName === other.tagName && one.textContent === other.textContent
      && one.getAttribute("href") === other.getAttribute("href") && one.getAttribute("aria-label") === other.getAttribute("aria-label");
  }
  function alike(element) {
    return Array.prototype.filter.call(document.querySelectorAll("#yj-chat a, #yj-chat button"), function (other) { return isLike(element, other); });
  }

  document.addEventListener("pointerdown", function (event) {
    var element = event.button === 0 && event.isPrimary ? pressable(event.target) : null;
    pressed = element ? { element: element, number: alike(element).indexOf(element), x: event.clientX, y: event.clientY } : null;
  }, true);
  document.addEventListener("pointercancel", function () { pressed = null; }, true);
  document.addEventListener("pointerup", function (event) {
    var was = pressed;
    pressed = null;
    if (!was || Math.hypot(event.clientX - was.x, event.clientY - was.y) > STILL) return;
    if (was.element.isConnected && was.element.contains(event.target)) return;
    var drawn = was.element.isConnected ? was.element : alike(was.element)[was.number];
    if (drawn) drawn.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 }));
  }, true);
})();
