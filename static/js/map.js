// The map of the home page: what it shows is in the address, and its figures come worked out.

import { queryOf, stateIn } from "./map/address.js";
import { fillCard } from "./map/card.js";
import { setControls, watchControls } from "./map/controls.js";
import { drawing, outliner, paint, rest } from "./map/drawing.js";
import { fetching } from "./map/fetching.js";
import { canFollow, follow, pageAt } from "./map/following.js";
import { drawInset } from "./map/inset.js";
import { central, keyboard } from "./map/keyboard.js";
import { labelling } from "./map/labels.js";
import { fillLegend } from "./map/legend.js";
import { offer } from "./map/offering.js";
import { pointing } from "./map/pointing.js";
import { boundsOf, openMap, viewing } from "./map/viewing.js";
import { captionWords } from "./map/words.js";

const REST = 300; // milliseconds until the address follows a pointer or a view
const LONDON = "london_borough";

const root = document.querySelector("[data-map]");
const part = (name) => root.querySelector(`[data-map-${name}]`);
const { figures: figuresOf, areas: areasOf } = fetching(root);

/** The rest of the page for another year or pool; it has to be of the same editions. */
async function another(state, figures, signal) {
  const address = queryOf(state, location.search);
  const page = await pageAt(address, signal);
  signal.throwIfAborted();
  const { year, editions } = page.querySelector("[data-map]").dataset;
  const same = year === figures.year && editions === figures.editions.join(" ");
  if (!same || !canFollow(page)) throw new Error(`${address}: page and figures differ`);
  return page;
}

/** What a state is drawn from: figures, the places of its layer, and those that are its land. */
async function needed(state, signal) {
  const figures = await figuresOf(state, signal);
  const { [state.layer]: places, counties } = figures.drawn[state.shape];
  return [figures, ...(await Promise.all([areasOf(places), areasOf(counties)]))];
}

async function start() {
  const [frame, canvas, card, inset] = ["frame", "canvas", "card", "inset"].map(part);
  const first = { ...stateIn(location.search, root.dataset.year, []), layer: root.dataset.layer };
  let [figures, places, coast] = await needed(first);
  await rest();
  if (figures.editions.join(" ") !== root.dataset.editions) throw new Error("another edition");

  const measures = figures.measures.map(({ slug }) => slug);
  const inAddress = () => stateIn(location.search, root.dataset.year, measures);
  let state = { ...inAddress(), layer: first.layer };
  let wanted = state; // ahead of `state` while something is being fetched
  let loading = null;
  let resting = 0;
  let areas = [];
  let areaAt = new Map();
  let stop = null; // of the keyboard on the map

  const map = openMap(canvas);
  function ofLondon(among) {
    const boroughs = new Set(figures.councils.filter(({ type }) => type === LONDON).map(({ slug }) => slug));
    return among.filter(({ slug }) => boroughs.has(slug));
  }
  const around = () => ({ england: boundsOf(coast), london: boundsOf(ofLondon(places)) });
  let bounds = around();
  const view = viewing(map, frame, { bounds: () => bounds, tell: (where) => note({ view: where }) });
  const areaOf = (target) => areaAt.get(target.closest?.("a"));
  const shown = () => areas.filter(({ council }) => council);
  const chosen = () => shown().find(({ slug }) => slug === state.council) ?? null;

  function writeAddress() {
    clearTimeout(resting);
    const address = queryOf(state, location.search) + location.hash;
    if (address !== location.search + location.hash) history.replaceState(null, "", address);
  }
  function note(change) {
    state = { ...state, ...change };
    wanted = { ...wanted, ...change };
    clearTimeout(resting);
    resting = setTimeout(writeAddress, REST);
  }

  fit();
  await rest();
  const draw = drawing(map);
  let drawn = await draw(state, places, coast);
  const nameOn = labelling(map, figures.cities, [inset]);
  const outlineHere = outliner(map, "map-here");
  const outlineFocus = outliner(map, "map-focus");

  function showChosen() {
    const area = chosen();
    fillCard(card, figures, area?.council, state);
    outlineHere(area);
    const link = (area ?? central(shown()))?.link;
    if (link === stop) return;
    stop?.setAttribute("tabindex", "-1");
    link?.setAttribute("tabindex", "0");
    stop = link;
  }
  function choose(area) {
    if (area === chosen()) return;
    note({ council: area.slug });
    showChosen();
  }
  function fit() {
    frame.dataset.shape = state.shape; // the styles leave it the room it needs
    view.fit(state.view);
  }
  function showInset() {
    const boroughs = ofLondon(areas);
    part("london").hidden = !boroughs.length;
    inset.hidden = state.shape === "hexagons" || !boroughs.length;
    if (inset.hidden) return;
    const own = boroughs[0].copy?.ownerSVGElement; // those of another vintage have one of their own
    inset.querySelector("svg")?.remove();
    if (own) inset.append(own);
    else drawInset(inset, map, boroughs, boundsOf(boroughs));
  }
  function words() {
    const { question } = figures.measures.find(({ slug }) => slug === state.measure);
    const there = new Set(areas.map(({ slug }) => slug));
    const without = figures.councils.filter(({ slug, state: gone }) => !gone && !there.has(slug)).length;
    const missing = without ? ` ${without} of them ${without === 1 ? "has" : "have"} no hexagon.` : "";
    return { question, caption: captionWords(figures, state, missing) };
  }
  function repaint() {
    if (frame.dataset.shape !== state.shape) fit();
    drawn.show();
    areas = drawn.areas;
    showInset();
    paint(areas, figures, state);
    areaAt = new Map(areas.flatMap((area) => [[area.link, area], [area.copy, area]]));
    Object.assign(canvas.dataset, { layer: state.layer, shape: state.shape });
    canvas.dataset.scale = inset.dataset.scale = state.compared ? "compared" : "measure";
    nameOn(state.shape);
    fillLegend(part("legend"), figures, state, shown());
    setControls(root, state, words());
    showChosen();
  }

  async function change(changes, { push = true } = {}) {
    loading?.abort();
    wanted = { ...wanted, ...changes };
    const differs = (...names) => names.some((name) => wanted[name] !== state[name]);
    if (differs("year", "pooled", "layer", "shape")) {
      loading = new AbortController();
      const { signal } = loading;
      root.setAttribute("aria-busy", "true");
      try {
        const found = await needed(wanted, signal);
        const [, ...ground] = found;
        const next = await draw(wanted, ...ground);
        signal.throwIfAborted();
        if (differs("year", "pooled")) follow(await another(wanted, found[0], signal));
        [figures, places, coast] = found;
        bounds = around();
        drawn = next;
      } catch (error) {
        if (error.name === "AbortError") return;
        location.assign(queryOf(wanted, location.search));
        return;
      }
    }
    root.removeAttribute("aria-busy");
    state = wanted;
    clearTimeout(resting);
    if (push) history.pushState(null, "", queryOf(state, location.search) + location.hash);
    repaint();
    if (changes.view !== undefined) view.go(state.view, false);
    part("status").textContent = part("caption").textContent;
  }

  repaint();
  part("picture").remove();
  pointing(frame, {
    areaOf,
    chosen,
    choose,
    opened: writeAddress,
    touched({ link }) {
      part("status").textContent = link.getAttribute("aria-label");
      card.scrollIntoView({ block: "nearest", behavior: view.still() ? "instant" : "smooth" });
    },
  });
  keyboard(canvas, {
    areas: shown,
    areaOf,
    zoom: (by) => map.setZoom(map.getZoom() + by),
    go: ({ link }) => link.focus({ preventScroll: true }),
  });
  canvas.addEventListener("focusin", ({ target }) => {
    const area = areaOf(target);
    if (!area) return;
    choose(area);
    // A press gives the focus too, and nothing may move under it.
    if (!target.matches(":focus-visible")) return;
    outlineFocus(area);
    view.reveal(area);
  });
  canvas.addEventListener("focusout", () => outlineFocus(null));
  watchControls(root, change);
  document.addEventListener("formdata", ({ target, formData }) => {
    if (!target.closest("[data-follows-map]")) return;
    for (const [name, value] of new URLSearchParams(queryOf(state, ""))) formData.set(name, value);
  });
  addEventListener("pageshow", ({ persisted }) => persisted && setControls(root, state, words()));
  addEventListener("popstate", () => {
    change(inAddress(), { push: false });
  });

  root.dataset.map = "ready";
  // A council by its slug and layer, "counties" or "districts"; a point lies on the map alone.
  const show = (council, layer) => change({ council, layer, shape: "areas", view: "" });
  offer(root, { map, show, areas: (layer) => areasOf(figures.drawn.areas[layer]) });
  let size = map.getSize();
  new ResizeObserver(() => {
    const [x, y] = [canvas.clientWidth, canvas.clientHeight];
    if (x === size.x && y === size.y) return;
    size = { x, y };
    view.fit(state.view);
  }).observe(canvas);
}

if (root) start().catch(() => (root.dataset.map = "failed"));
