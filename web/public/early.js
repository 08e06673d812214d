// Runs before the first paint: the reader's choice of light or dark, and whether the page will show another source than it came with.
(() => {
  const page = document.documentElement;
  try {
    page.dataset.appearance = localStorage.getItem("mesh-ddl:appearance") ?? "auto";
    if (Object.keys(localStorage).some((key) => key.startsWith("mesh-ddl:draft:"))) page.dataset.restoring = "";
  } catch {
    page.dataset.appearance = "auto";
  }
  if (location.hash.length > 1) page.dataset.restoring = "";

  // The panes of a narrow screen, until the page's own script is there.
  addEventListener("click", ({ target }) => {
    const view = target instanceof Element && target.closest("[data-view]");
    const panes = document.getElementById("panes");
    if (page.dataset.ready !== undefined || !(view instanceof HTMLButtonElement) || !panes) return;
    panes.dataset.view = view.dataset.view;
    for (const other of document.querySelectorAll("button[data-view]")) other.ariaPressed = String(other === view);
  });

  // A script that does not come says nothing itself.
  /** @param {Event} event */
  const explain = ({ target }) => {
    if (!(target instanceof HTMLScriptElement)) return;
    delete page.dataset.restoring;
    document.getElementById("notice")?.removeAttribute("hidden");
    const text = document.getElementById("notice-text");
    if (text)
      text.textContent = "The page's script did not load. What you see is the example as it was built; load the page again.";
  };
  addEventListener("error", explain, true);
})();
