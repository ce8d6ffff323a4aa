// Names of cities, by which a reader finds her way: the first of them first, none over another.

import { element } from "./element.js";

const GAP = 6; // pixels between a city and its name
const SIDES = {
  right: (w, h) => [GAP, -h / 2],
  left: (w, h) => [-GAP - w, -h / 2],
  above: (w, h) => [-w / 2, -GAP - h],
  below: (w, h) => [-w / 2, GAP],
};
const MIDDLE = { middle: (w, h) => [-w / 2, -h / 2] };

const apart = (a, b) => a[0] >= b[2] || b[0] >= a[2] || a[1] >= b[3] || b[1] >= a[3];

/**
 * Names the cities on a map, and none of them under one of the `others` that lie on it. What comes
 * back names them on another shape.
 */
export function labelling(map, cities, others) {
  const pane = map.createPane("labels");
  pane.setAttribute("aria-hidden", "true");
  const layer = L.layerGroup().addTo(map);
  let sides = SIDES;
  const labels = cities.map(([name, middle, hexagon]) => {
    const words = element("span", {}, name);
    const icon = L.divIcon({ className: "map-city", iconSize: [0, 0], html: words });
    const options = { pane: "labels", icon, interactive: false, keyboard: false };
    const marker = L.marker(middle, options).addTo(layer);
    return { words, marker, places: { areas: middle, hexagons: hexagon } };
  });

  function boxOf(other) {
    const [a, b] = [other, map.getContainer()].map((each) => each.getBoundingClientRect());
    return [a.left - b.left, a.top - b.top, a.right - b.left, a.bottom - b.top];
  }
  function place() {
    const { x: width, y: height } = map.getSize();
    const taken = others.map(boxOf);
    for (const { words, marker } of labels) {
      const { x, y } = map.latLngToContainerPoint(marker.getLatLng());
      const [w, h] = [words.offsetWidth, words.offsetHeight];
      const free = Object.entries(sides).find(([, offset]) => {
        const [left, top] = offset(w, h);
        const box = [x + left, y + top, x + left + w, y + top + h];
        const inside = box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height;
        if (!inside || !taken.every((other) => apart(box, other))) return false;
        taken.push(box, [x - 3, y - 3, x + 3, y + 3]);
        return true;
      });
      marker.getElement().dataset.side = free?.[0] ?? "";
    }
  }
  map.on("moveend zoomend resize", place);

  let named = "";
  return function nameOn(shape) {
    if (shape === named) return;
    named = shape;
    sides = shape === "hexagons" ? MIDDLE : SIDES;
    for (const { marker, places } of labels) marker.setLatLng(places[shape]);
    place();
  };
}
