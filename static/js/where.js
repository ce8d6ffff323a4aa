// Which council the reader is in: the browser says where, and that stays here. What is fetched are the
// borders and the names of all councils, the same for everybody.

import { element } from "./map/element.js";
import { decode } from "./map/topology.js";
import { UNSURE, councilsAt } from "./places.js";

const ROUGH = 5000; // metres: a position known no better says little
const FARTHEST = 20_000;
const PATIENCE = { enableHighAccuracy: true, maximumAge: 60_000, timeout: 15_000 };
const WHY_NOT = {
  1: "Your browser gave no position: it is not allowed to. Allow it in the settings, or type a postcode.",
  2: "Your device does not know where it is. Type a postcode instead.",
  3: "Your device took too long to find out where it is. Try again, or type a postcode.",
};
const HINT = "Press the map where you mean; on the keyboard, go to a council and press Enter. Escape leaves.";
const FAILED = "The borders could not be loaded. Try again, or type a postcode.";

for (const part of document.querySelectorAll("[data-where]")) {
  if (navigator.geolocation) offer(part);
  for (const root of document.querySelectorAll("[data-map]")) offerPoint(root, part.dataset.where);
}

function offer(part) {
  const button = part.querySelector("button");
  const answer = part.querySelector("[role=status]");
  part.hidden = false;
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    answer.replaceChildren(element("p", {}, "Finding out where you are …"));
    try {
      const [{ coords }, known] = await Promise.all([position(), borders(part.dataset.where)]);
      answer.replaceChildren(...told(coords, known));
    } catch (error) {
      answer.replaceChildren(element("p", {}, WHY_NOT[error.code] ?? FAILED));
    }
    button.setAttribute("aria-disabled", "false");
  });
}

/** A point chosen on the map is answered below it, like a position. */
function offerPoint(root, address) {
  const button = element("button", { type: "button", "aria-pressed": "false" }, "Choose a point");
  const answer = element("div", { role: "status" });
  let choosing = null;
  const turn = (on) => button.setAttribute("aria-pressed", String(on));
  async function choose({ nextPoint }) {
    choosing = new AbortController();
    turn(true);
    answer.replaceChildren(element("p", { class: "small" }, HINT));
    try {
      const point = await nextPoint(choosing.signal);
      answer.replaceChildren(...told(point, await borders(address)));
      answer.scrollIntoView({ block: "nearest" });
    } catch (error) {
      const words = error.name === "AbortError" ? [] : [element("p", {}, FAILED)];
      answer.replaceChildren(...words);
    }
    choosing = null;
    turn(false);
  }
  root.addEventListener("map-ready", ({ detail }) => {
    root.querySelector("[data-map-place]")?.replaceChildren(button);
    root.querySelector("[data-map-frame]").after(element("div", { class: "where where-point" }, answer));
    button.addEventListener("click", () => (choosing ? choosing.abort() : choose(detail)));
    root.addEventListener("keydown", ({ key }) => key === "Escape" && choosing?.abort());
  });
}

function position() {
  return new Promise((found, failed) => navigator.geolocation.getCurrentPosition(found, failed, PATIENCE));
}

let kept = null;
/** The borders and the councils of today in each: {sets, councils: {slug: [{name, …}]}}. */
export function borders(address) {
  kept ??= fetched(address).then(async ({ areas, councils }) => ({
    sets: await Promise.all(areas.map((each) => fetched(each).then(decode))),
    councils,
  }));
  kept.catch(() => (kept = null));
  return kept;
}

async function fetched(address) {
  const answer = await fetch(address, { referrerPolicy: "no-referrer" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** A set without the areas of councils that are no more, where whoever replaced them has one. */
const known = (set, councils) =>
  Object.fromEntries(
    Object.entries(set).map(([layer, areas]) => [layer, areas.filter(({ slug }) => slug in councils)]),
  );

/** What is said of a position: its councils, how sure that is, and what else it may be. */
export function told({ latitude, longitude, accuracy = 0 }, { sets, councils }) {
  const within = Math.min(Math.max(UNSURE, accuracy), FARTHEST);
  const at = councilsAt(latitude, longitude, sets.map((set) => known(set, councils)), within);
  const today = (areas) => areas.flatMap(({ slug }) => councils[slug] ?? []);
  const [here, nearby] = [today(at.councils), today(at.nearby)];
  const names = new Set(here.map(({ name }) => name));
  const others = nearby.filter(({ name }) => !names.has(name) && names.add(name));
  return [...sayHere(here, others.length > 0), ...sayNearby(here, others, within, accuracy)];
}

function sayHere(here, isNear) {
  if (here.length === 0) {
    const words = isNear
      ? "This place is just outside the borders that this site draws."
      : "This place is in no council of England, as far as the borders here say.";
    return [element("p", {}, words)];
  }
  const [first, second] = here;
  const words = second ? "Two councils serve this place:" : "This place is served by";
  const list = element("ul", { class: "plain" }, ...here.map((each) => element("li", {}, link(each))));
  const who = here.find(({ who }) => who);
  return [
    element("p", {}, words, ...(second ? [] : [" ", link(first), "."])),
    ...(second ? [list] : []),
    ...(who && second ? [element("p", {}, element("a", { href: who.who }, "Which of them does what"))] : []),
  ];
}

function sayNearby(here, others, within, accuracy) {
  if (others.length === 0) return [];
  const sure = accuracy > UNSURE ? `Your position is known to ${metres(accuracy)}` : `A border is within ${metres(within)}`;
  const why = accuracy > ROUGH ? "a postcode is better" : "borders here are simplified, so a postcode is surer";
  const links = others.slice(0, 6).flatMap((each, i) => [i ? ", " : " ", link(each)]);
  const words = here.length ? "It may also be" : "It may be";
  return [element("p", { class: "small" }, `${sure}; ${why}. ${words}`, ...links, ".")];
}

const link = ({ name, url }) => element("a", { href: url }, name);
const metres = (number) =>
  number < 1000 ? `${Math.ceil(number / 100) * 100} metres` : `${Math.ceil(number / 1000)} kilometres`;
