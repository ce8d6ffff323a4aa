// The areas: drawn by Leaflet as SVG, each of them a link with its figure for a name.

import { spokenName } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

/** Lets the browser do what waits: a key, a finger, the page's own scrolling. */
export const rest = () => new Promise((done) => setTimeout(done));

/**
 * Draws each view once, when it is first needed, a part at a time and out of sight; what is shown of
 * its areas is painted later.
 */
export function drawing(map) {
  const views = new Map(); // by the places, which are the same as often as they are fetched
  const lands = new Map();
  let others = 0;

  function pane(name, className) {
    const made = map.createPane(name);
    made.classList.add(className);
    made.hidden = true;
    return made;
  }
  function land(coast) {
    if (lands.has(coast)) return lands.get(coast);
    const name = `land-${lands.size}`;
    const made = pane(name, "map-land-pane");
    lands.set(coast, made);
    made.setAttribute("aria-hidden", "true");
    L.polygon(coast.flatMap(({ rings }) => rings), {
      pane: name,
      interactive: false,
      smoothFactor: 0, // neighbours smoothed apart would leave gaps
      className: "map-land",
    }).addTo(map);
    return made;
  }
  async function drawn({ shape, layer }, places, coast) {
    const ground = land(coast);
    await rest();
    const plain = shape === "areas" ? layer : `${shape}-${layer}`;
    const name = map.getPane(plain) ? `${plain}-${(others += 1)}` : plain; // of another vintage
    const made = pane(name, "map-areas-pane");
    const renderer = L.svg({ pane: name, padding: 0.3 });
    const smoothFactor = shape === "areas" ? 0.5 : 0;
    const areas = places.map(({ slug, rings }) => {
      const drawnAs = L.polygon(rings, { pane: name, renderer, smoothFactor, weight: 1 }).addTo(map);
      const link = linked(drawnAs.getElement());
      link.setAttribute("tabindex", "-1");
      return { slug, layer, rings, shape: drawnAs, link, copy: null, point: middle(map, rings) };
    });
    await rest();
    return { areas, panes: [ground, made] };
  }

  let shown = [];
  /** Gives the areas at these places, and what shows them in the place of all others. */
  return async function draw(state, places, coast) {
    if (!views.has(places)) views.set(places, drawn(state, places, coast));
    const { areas, panes } = await views.get(places);
    function show() {
      for (const each of shown) each.hidden = true;
      for (const each of panes) each.hidden = false;
      shown = panes;
    }
    return { areas, show };
  };
}

/** Puts a path into a link of its own. */
export function linked(path) {
  const link = document.createElementNS(SVG, "a");
  path.replaceWith(link);
  link.append(path);
  return link;
}

/** Where the largest part of an area lies, in pixels of a fixed zoom. */
function middle(map, polygons) {
  let largest = { size: -1 };
  for (const [outer] of polygons) {
    const points = outer.map((place) => map.project(place, 8));
    let [size, x, y] = [0, 0, 0];
    points.forEach((p, i) => {
      const q = points[(i + 1) % points.length];
      const cross = p.x * q.y - q.x * p.y;
      size += cross;
      x += (p.x + q.x) * cross;
      y += (p.y + q.y) * cross;
    });
    if (Math.abs(size) > largest.size) {
      largest = { size: Math.abs(size), x: x / (3 * size), y: y / (3 * size) };
    }
  }
  return largest;
}

/** Gives each area its council, class, hatching, address and name for a year and a measure. */
export function paint(areas, figures, state) {
  const councils = new Map(figures.councils.map((council) => [council.slug, council]));
  const measure = figures.measures.find(({ slug }) => slug === state.measure);
  const patterns = new Map(measure.hatched.map(({ label, pattern }) => [label, pattern]));
  for (const area of areas) {
    area.council = councils.get(area.slug);
    const links = [area.link, area.copy].filter(Boolean);
    for (const link of links) link.classList.toggle("map-gone", !area.council);
    if (!area.council) continue;
    const figure = area.council.figures[state.measure];
    const number = state.compared ? figure?.compared : figure?.class;
    area.label = number ? "" : area.council.state || figure?.label || "";
    for (const link of links) {
      const path = link.firstChild;
      if (number) path.setAttribute("data-class", number);
      else path.removeAttribute("data-class");
      path.setAttribute("fill", `url(#hatch-${patterns.get(area.label) ?? "missing"})`);
      link.setAttribute("href", area.council.url);
      // An area that was somebody else's then lies under those that existed.
      if (area.council.state) link.parentNode.prepend(link);
    }
    area.link.setAttribute("aria-label", spokenName(figures, area.council, state));
  }
}

/** Outlines an area above all others; `className` is whose outline it is. */
export function outliner(map, className) {
  const pane = map.getPane("outlines") ?? map.createPane("outlines");
  pane.setAttribute("aria-hidden", "true");
  const lines = L.layerGroup().addTo(map);
  let outlined = null;
  return (area) => {
    if (area === outlined) return;
    outlined?.copy?.classList.remove(className);
    outlined = area;
    lines.clearLayers();
    if (!area) return;
    area.copy?.classList.add(className);
    area.copy?.parentNode.append(area.copy);
    const options = { pane: "outlines", interactive: false, fill: false, smoothFactor: 0.5 };
    for (const part of ["casing", "line"]) {
      L.polygon(area.shape.getLatLngs(), {
        ...options,
        className: `map-outline ${className}-${part}`,
      }).addTo(lines);
    }
  };
}
