// London beside England: its boroughs a second time, large enough to be told apart.

import { linked } from "./drawing.js";

const SVG = "http://www.w3.org/2000/svg";
const ZOOM = 10; // any: the picture is scaled

/** Draws the boroughs among the areas, each as a link that leads where the area's own does. */
export function drawInset(frame, map, areas, bounds) {
  const [north, south] = [bounds.getNorthWest(), bounds.getSouthEast()].map((at) => map.project(at, ZOOM));
  const at = (place) => {
    const { x, y } = map.project(place, ZOOM).subtract(north);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `-3 -3 ${Math.ceil(south.x - north.x) + 6} ${Math.ceil(south.y - north.y) + 6}`);
  for (const area of areas) {
    const path = document.createElementNS(SVG, "path");
    const rings = area.rings.flat().map((ring) => `M${ring.map(at).join("L")}Z`);
    path.setAttribute("d", rings.join(""));
    svg.append(path);
    area.copy = linked(path);
    area.copy.setAttribute("tabindex", "-1");
  }
  frame.append(svg);
  // Its links are copies, hidden from screen readers: a press must not give them the focus.
  svg.addEventListener("mousedown", (event) => event.preventDefault());
}
