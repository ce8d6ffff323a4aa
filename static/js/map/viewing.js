// England, London or wherever the reader went: zooming, panning, and the page's own scrolling.

const CLOSEST = 12;
const MARGIN = 6;
const AROUND = { padding: [MARGIN, MARGIN] };
const OPTIONS = {
  attributionControl: false,
  doubleClickZoom: false, // the second touch of a council opens it
  zoomControl: false,
  keyboard: false, // the arrow keys go from council to council
  maxBoundsViscosity: 1,
  maxZoom: CLOSEST,
  zoomSnap: 0,
};
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** A Leaflet map of plain paper, on the whole of England. */
export function openMap(canvas, sets) {
  const areas = sets.flatMap((set) => Object.values(set).flat());
  const england = L.latLngBounds(areas.flatMap(({ rings }) => rings.flat(2)));
  const quiet = still();
  const map = L.map(canvas, {
    ...OPTIONS,
    fadeAnimation: false,
    zoomAnimation: !quiet,
    inertia: !quiet,
    maxBounds: england.pad(0.15),
  });
  map.fitBounds(england, { ...AROUND, animate: false });
  return { map, england };
}

/**
 * Moves the view by buttons and addresses. `tell` hears where it is after each move: "" is all of
 * England, "london", or latitude, longitude and zoom.
 */
export function viewing(map, frame, { england, london, tell }) {
  let fitting = false;

  const zoomFor = (bounds) => map.getBoundsZoom(bounds, false, L.point(2 * MARGIN, 2 * MARGIN));

  function whereNow() {
    const [zoom, centre] = [map.getZoom(), map.getCenter()];
    if (zoom < map.options.minZoom + 0.05) return "";
    if (london.isValid() && Math.abs(zoom - zoomFor(london)) < 0.05) {
      const away = map.project(centre).distanceTo(map.project(london.getCenter()));
      if (away < 8) return "london";
    }
    return [centre.lat.toFixed(3), centre.lng.toFixed(3), zoom.toFixed(1)].join(",");
  }

  function go(view, animate) {
    const options = { ...AROUND, animate: animate && !still() };
    const [lat, lng, zoom] = view.split(",").map(Number);
    if (view === "london" && london.isValid()) map.fitBounds(london, options);
    else if (Number.isFinite(lat + lng + zoom)) map.setView([lat, lng], zoom, options);
    else map.fitBounds(england, options);
  }

  // On the whole of England a finger moves the page; closer in it moves the map.
  function settle() {
    const whole = map.getZoom() < map.options.minZoom + 0.05;
    if (whole) map.dragging.disable();
    else map.dragging.enable();
    // Not disabled: a button that is would lose the focus.
    const ends = { out: whole, in: map.getZoom() > CLOSEST - 0.05 };
    for (const [way, atEnd] of Object.entries(ends)) {
      frame.querySelector(`[data-zoom=${way}]`).setAttribute("aria-disabled", atEnd);
    }
    if (!fitting) tell(whereNow());
  }

  function fit(view) {
    fitting = true;
    map.invalidateSize({ animate: false, pan: false });
    map.options.minZoom = 0;
    map.options.minZoom = zoomFor(england);
    const there = view === "" && Math.abs(map.getZoom() - map.options.minZoom) < 1e-9;
    if (!there) go(view, false);
    settle();
    fitting = false;
  }

  map.on("moveend", settle);
  frame.addEventListener("click", ({ target }) => {
    const { zoom, view } = target.closest("button")?.dataset ?? {};
    if (zoom) map.setZoom(map.getZoom() + (zoom === "in" ? 1 : -1), { animate: !still() });
    if (view !== undefined) go(view, true);
  });
  // The wheel scrolls the page, unless the reader means the map.
  frame.addEventListener(
    "wheel",
    (event) => {
      const meant = event.ctrlKey || event.metaKey || frame.contains(document.activeElement);
      if (!meant) event.stopPropagation();
    },
    { capture: true, passive: true },
  );

  /** Brings an area into the view, and its part of the map into the window. */
  function reveal({ shape, link }) {
    map.panInside(shape.getBounds().getCenter(), { padding: [40, 40], animate: false });
    const { top, bottom, height } = link.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) scrollBy(0, top + height / 2 - innerHeight / 2);
  }

  // On paper the map keeps the size it was drawn in.
  const canvas = map.getContainer();
  addEventListener("beforeprint", () => {
    const { width, height } = canvas.getBoundingClientRect();
    Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  });
  addEventListener("afterprint", () => Object.assign(canvas.style, { width: "", height: "" }));

  return { go, fit, reveal, still };
}
