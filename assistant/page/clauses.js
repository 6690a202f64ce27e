// Clauses: what a link marks in a clause brought into view, and its citation copied.
(function () {
  "use strict";
  var marked = document.querySelector(".yj-original mark");
  if (marked && marked.getBoundingClientRect().bottom > window.innerHeight) marked.scrollIntoView({ block: "center" });
  document.querySelectorAll("button[data-copy]").forEach(function (copier) {
    copier.addEventListener("click", function () { window.youju.copyText(copier.getAttribute("data-copy"), copier); });
  });
})();
