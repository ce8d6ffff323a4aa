// The legend: five classes from light to dark, those kinds of hatching that are on the map, and
// what land is that has no council of the layer.

import { element } from "./element.js";

const SVG = "http://www.w3.org/2000/svg";

/** Lists the classes, and of the hatched kinds the ones that `areas` show. */
export function fillLegend(list, figures, state, areas) {
  const measure = figures.measures.find(({ slug }) => slug === state.measure);
  const labels = state.compared ? figures.compared.short : measure.legend;
  const seen = new Set(areas.map(({ label }) => label));
  const hatched = measure.hatched.filter(({ label }) => seen.has(label));
  list.replaceChildren(
    ...labels.map((label, i) => {
      const last = i === labels.length - 1 ? "map-class map-class-last" : "map-class";
      return item(label, { "data-class": i + 1 }, { class: last });
    }),
    ...hatched.map(({ label, pattern }) => item(label, { fill: `url(#hatch-${pattern})` })),
    ...(figures.elsewhere ? [item(figures.elsewhere, { class: "map-elsewhere" })] : []),
  );
  list.dataset.scale = state.compared ? "compared" : "measure";
}

function item(label, fill, attributes = {}) {
  const swatch = document.createElementNS(SVG, "svg");
  swatch.setAttribute("aria-hidden", "true");
  const square = document.createElementNS(SVG, "rect");
  for (const [key, value] of Object.entries(fill)) square.setAttribute(key, value);
  swatch.append(square);
  return element("li", attributes, swatch, element("span", {}, label));
}
