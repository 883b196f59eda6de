(function () {
  "use strict";
  var root = document.documentElement;
  var english = document.getElementById("lang-en");
  var arabic = document.getElementById("lang-ar");
  function sync() {
    root.lang = english.checked ? "en" : "ar";
    root.dir = english.checked ? "ltr" : "rtl";
    document.title = document.querySelector("h1 ." + root.lang) ? document.querySelector("h1 ." + root.lang).textContent : document.title;
  }
  function open() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") { node.open = true; }
    }
    if (target) { target.scrollIntoView({ block: "center" }); }
  }
  if (location.search === "?lang=en") { english.checked = true; }
  english.addEventListener("change", sync);
  arabic.addEventListener("change", sync);
  window.addEventListener("hashchange", open);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (part) { part.open = true; });
  });
  sync();
  if (location.hash) { open(); }
})();
