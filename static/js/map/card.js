// The card beside the map: one council's figures, and the way to its page.

import { element } from "./element.js";
import { averageOf, comparedWords } from "./words.js";

const WHY_EMPTY = {
  "did not exist then": (year, why) => `This council did not exist in ${year}. ${why}`.trim(),
  "no figures": (year) => `There are no figures for this council in ${year}.`,
};

/** Fills the card with a council, or with what to do where none is chosen. */
export function fillCard(card, figures, council, state) {
  if (!council) {
    card.replaceChildren(element("p", { class: "map-hint" }, card.dataset.hint));
    return;
  }
  const about = [council.type_name, council.region].filter(Boolean).join(" · ");
  card.replaceChildren(
    element("h3", {}, council.name),
    element("p", { class: "map-about" }, about),
    ...(council.state ? withoutFigures(figures, council) : withFigures(figures, council, state)),
    element("p", { class: "map-open" }, element("a", { href: council.url }, linkText(figures, council))),
  );
}

function linkText(figures, council) {
  return council.state ? council.name : `${council.name} in ${figures.year}`;
}

function withoutFigures(figures, council) {
  const sentence = WHY_EMPTY[council.state] ?? (() => council.state);
  return [element("p", {}, sentence(figures.year, council.why))];
}

function withFigures(figures, council, state) {
  const head = element(
    "tr",
    {},
    element("th", { scope: "col" }, "Measure"),
    element("th", { scope: "col" }, "This council"),
    element("th", { scope: "col" }, "Similar councils"),
  );
  const rows = figures.measures.map((measure) => row(figures, council, measure, state));
  const table = element(
    "table",
    {},
    element("caption", { class: "visually-hidden" }, `${council.name}, ${figures.year}`),
    element("thead", {}, head),
    element("tbody", {}, ...rows),
  );
  const words = state.compared && comparedWords(figures, council, state.measure);
  const beside = words ? [element("p", { class: "map-beside" }, `Compared with similar councils: ${words}.`)] : [];
  return [table, ...beside];
}

function row(figures, council, measure, state) {
  const name = element("th", { scope: "row" }, measure.name);
  const figure = council.figures[measure.slug];
  const own = counted("b", figure, marks(measure, figure));
  const average = counted("span", averageOf(figures, council, measure.slug) ?? { text: "" });
  const shown = measure.slug === state.measure ? { class: "map-shown" } : {};
  return element("tr", shown, name, own, average);
}

function marks({ slug }, { part, whole }) {
  if (part === null) return { "data-measure": slug };
  return { "data-measure": slug, "data-part": part, "data-whole": whole ?? "" };
}

function counted(tag, { text, counts, coverage }, attributes = {}) {
  const cell = element("td", {}, element(tag, attributes, text));
  if (counts && counts !== text) cell.append(" ", element("span", { class: "map-counts" }, counts));
  if (coverage) cell.append(" ", element("span", { class: "map-counts" }, coverage));
  return cell;
}
