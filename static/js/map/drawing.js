// The areas: drawn by Leaflet as SVG, each of them a link with its figure for a name.

import { spokenName } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
export const LAYERS = ["districts", "counties"];

/** Draws every area of every set once; what is shown of them is painted later. */
export function draw(map, sets) {
  const land = map.createPane("land");
  land.setAttribute("aria-hidden", "true");
  const areas = [];
  for (const layer of LAYERS) {
    map.createPane(layer);
    const renderer = L.svg({ pane: layer, padding: 0.3 });
    for (const { slug, rings } of sets.flatMap((set) => set[layer] ?? [])) {
      const shape = L.polygon(rings, { pane: layer, renderer, smoothFactor: 0.5, weight: 1 });
      shape.addTo(map);
      areas.push({ slug, layer, shape, link: linked(shape), point: middle(map, rings) });
    }
  }
  const coast = areas.filter(({ layer }) => layer === "districts");
  L.polygon(coast.flatMap(({ shape }) => shape.getLatLngs()), {
    pane: "land",
    interactive: false,
    smoothFactor: 0, // neighbours smoothed apart would leave gaps
    className: "map-land",
  }).addTo(map);
  return areas;
}

function linked(shape) {
  const link = document.createElementNS(SVG, "a");
  const path = shape.getElement();
  path.replaceWith(link);
  link.append(path);
  link.setAttribute("tabindex", "-1");
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
    area.link.classList.toggle("map-gone", !area.council);
    if (!area.council) continue;
    const figure = area.council.figures[state.measure];
    const number = state.compared ? figure?.compared : figure?.class;
    area.label = number ? "" : area.council.state || figure?.label || "";
    const path = area.shape.getElement();
    if (number) path.setAttribute("data-class", number);
    else path.removeAttribute("data-class");
    path.setAttribute("fill", `url(#hatch-${patterns.get(area.label) ?? "missing"})`);
    area.link.setAttribute("href", area.council.url);
    area.link.setAttribute("aria-label", spokenName(figures, area.council, state));
    // An area that was somebody else's then lies under those that existed.
    if (area.council.state) area.link.parentNode.prepend(area.link);
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
    outlined = area;
    lines.clearLayers();
    if (!area) return;
    const options = { pane: "outlines", interactive: false, fill: false, smoothFactor: 0.5 };
    for (const part of ["casing", "line"]) {
      L.polygon(area.shape.getLatLngs(), {
        ...options,
        className: `map-outline ${className}-${part}`,
      }).addTo(lines);
    }
  };
}
