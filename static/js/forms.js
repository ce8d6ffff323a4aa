// Back to a page that the browser kept: its forms show what the address says, not what was chosen
// before leaving. A page that is loaded again does so by itself (autocomplete="off").

addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  // The map's own form follows the map.
  for (const form of document.querySelectorAll("form[method=get]:not([data-map-controls])")) form.reset();
});
