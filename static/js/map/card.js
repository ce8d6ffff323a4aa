// The card beside the map: one council's figures, what chance says of them, and the way on.

import { element } from "./element.js";
import { averageOf, gapWords } from "./words.js";

const WHY_EMPTY = {
  "drawn as today: opened later": (period, why) =>
    `This council did not exist in ${period}. ${why} So the place is drawn as today.`,
  "did not exist then": (period, why) => `This council did not exist in ${period}. ${why}`.trim(),
  "no figures": (period) => `There are no figures for this council in ${period}.`,
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
    links(card, figures, council),
  );
}

function links({ dataset: { compare } }, { year }, { name, slug, state, url }) {
  const open = element("a", { href: url }, state ? name : `${name} in ${year}`);
  const made = element("p", { class: "map-open" }, open);
  if (compare && !state) {
    const address = `${compare}?${new URLSearchParams({ council: slug, year })}`;
    const words = element("span", { class: "visually-hidden" }, ` ${name} with others`);
    made.append(" ", element("a", { href: address }, "Compare", words));
  }
  return made;
}

function withoutFigures(figures, council) {
  const sentence = WHY_EMPTY[council.state] ?? (() => council.state);
  return [element("p", {}, sentence(figures.year, council.why))];
}

function withFigures(figures, council, state) {
  const shown = figures.measures.find(({ slug }) => slug === state.measure);
  const others = figures.measures.filter((measure) => measure !== shown);
  const figure = council.figures[shown.slug];
  const name = element("span", { class: "map-name" }, `${shown.name}, ${figures.period}`);
  const lead = element("p", { class: "map-lead" }, name);
  lead.append(...counted("b", figure, marks(shown, figure)));
  const average = averageOf(figures, council, shown.slug);
  const gap = gapWords(figures, council, shown.slug);
  const similar = average && ["Similar councils: ", ...counted("span", average)];
  const beside = [similar, gap && [gap]].filter(Boolean);
  const said = beside.map((words) => element("p", { class: "map-beside" }, ...words));
  return [lead, ...said, list(figures, council, others)];
}

function list(figures, council, measures) {
  const items = measures.map((measure) => {
    const figure = council.figures[measure.slug];
    const item = element("li", {}, element("span", { class: "map-name" }, measure.name));
    item.append(...counted("b", figure, marks(measure, figure)));
    const average = averageOf(figures, council, measure.slug);
    if (average) item.append(" ", element("span", { class: "map-counts" }, `similar councils ${average.text}`));
    return item;
  });
  return element("ul", { class: "map-others" }, ...items);
}

function marks({ slug }, { part, whole }) {
  if (part === null) return { "data-measure": slug };
  return { "data-measure": slug, "data-part": part, "data-whole": whole ?? "" };
}

/** A figure with what it is of. */
function counted(tag, figure, attributes = {}) {
  return [element(tag, attributes, figure.text), ...behind(figure)];
}

/** What a figure is of: its counts, and of how many years or councils if not of all. */
function behind({ text, counts, coverage, years }) {
  const words = [counts !== text && counts, years, coverage].filter(Boolean);
  return words.flatMap((each) => [" ", element("span", { class: "map-counts" }, each)]);
}
