// England, London or wherever the reader went: zooming, panning, and the page's own scrolling.

const CLOSEST = 12;
const MARGIN = 6;
const SPARE = 0.45; // of the width at most is left free beside England
const LEFT = 0.6; // of what is free, for the card; the rest for London
const OPTIONS = {
  attributionControl: false,
  doubleClickZoom: false, // the second touch of a council opens it
  zoomControl: false,
  keyboard: false, // the arrow keys go from council to council
  maxBoundsViscosity: 1,
  maxZoom: CLOSEST,
  zoomSnap: 0,
  fadeAnimation: false,
};
const ROLE = {
  role: "application",
  "aria-roledescription": "map",
  "aria-label": "Map of councils",
  "aria-describedby": "map-keys",
};
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** A Leaflet map of plain paper. */
export function openMap(canvas) {
  for (const [name, value] of Object.entries(ROLE)) canvas.setAttribute(name, value);
  const quiet = still();
  return L.map(canvas, { ...OPTIONS, zoomAnimation: !quiet, inertia: !quiet });
}

export const boundsOf = (areas) => L.latLngBounds(areas.flatMap(({ rings }) => rings.flat(2)));

/**
 * Moves the view by buttons and addresses. `bounds` gives those of England and of London as they are
 * drawn now; `tell` hears where the view is after each move: "" is all of England, "london", or
 * latitude, longitude and zoom.
 */
export function viewing(map, frame, { bounds, tell }) {
  let fitting = false;
  let whole = { zoom: 0 };

  /** What is free around: on a wide canvas the card stands left of England, London right of it. */
  function around() {
    const { x: width, y: height } = map.getSize();
    const { england } = bounds();
    const [a, b] = [england.getNorthWest(), england.getSouthEast()].map((at) => map.project(at, 6));
    const spare = width - ((height - 2 * MARGIN) * (b.x - a.x)) / (b.y - a.y);
    const left = frame.dataset.shape === "hexagons" ? 1 : LEFT;
    const free = Math.min(Math.max(spare, 2 * MARGIN), SPARE * width);
    return {
      paddingTopLeft: [left * free, MARGIN],
      paddingBottomRight: [(1 - left) * free, MARGIN],
    };
  }
  const near = (a, b) => map.project(a).distanceTo(map.project(b)) < 8;

  function whereNow() {
    const [zoom, centre] = [map.getZoom(), map.getCenter()];
    if (zoom < whole.zoom + 0.05) return "";
    if (whole.london && Math.abs(zoom - whole.london.zoom) < 0.05 && near(centre, whole.london.centre)) {
      return "london";
    }
    return [centre.lat.toFixed(3), centre.lng.toFixed(3), zoom.toFixed(1)].join(",");
  }

  function go(view, animate) {
    const options = { animate: animate && !still() };
    const [lat, lng, zoom] = view.split(",").map(Number);
    const { london } = bounds();
    if (view === "london" && london.isValid()) {
      map.fitBounds(london, { ...around(), ...options });
      map.once("moveend", noteLondon);
      if (!options.animate) noteLondon();
    } else if (Number.isFinite(lat + lng + zoom)) map.setView([lat, lng], zoom, options);
    else map.setView(whole.centre, whole.zoom, options);
  }
  function noteLondon() {
    whole.london = { zoom: map.getZoom(), centre: map.getCenter() };
    settle();
  }

  // On the whole of England a finger moves the page; closer in it moves the map.
  function settle() {
    const all = map.getZoom() < whole.zoom + 0.05;
    if (all) map.dragging.disable();
    else map.dragging.enable();
    frame.dataset.whole = all;
    // Not disabled: a button that is would lose the focus.
    const ends = { out: all, in: map.getZoom() > CLOSEST - 0.05 };
    for (const [way, atEnd] of Object.entries(ends)) {
      frame.querySelector(`[data-zoom=${way}]`).setAttribute("aria-disabled", atEnd);
    }
    if (!fitting) tell(whereNow());
  }

  /** Fits England into the canvas as it is now, and goes where the reader was. */
  function fit(view) {
    fitting = true;
    map.invalidateSize({ animate: false, pan: false });
    map.setMaxBounds(null);
    map.options.minZoom = 0;
    map.fitBounds(bounds().england, { ...around(), animate: false });
    whole = { zoom: map.getZoom(), centre: map.getCenter() };
    map.options.minZoom = whole.zoom;
    map.options.maxBounds = map.getBounds(); // nothing is beyond what can be seen of all
    if (view) go(view, false);
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
