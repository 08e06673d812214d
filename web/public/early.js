// Runs before the first paint: the reader's choice of light or dark, and whether the page will show another source than it came with.
(() => {
  const page = document.documentElement;
  try {
    page.dataset.appearance = localStorage.getItem("mesh-ddl:appearance") ?? "auto";
    if (localStorage.getItem("mesh-ddl:draft") !== null) page.dataset.restoring = "";
  } catch {
    page.dataset.appearance = "auto";
  }
  if (location.hash.length > 1) page.dataset.restoring = "";
})();
