// The map of the home page: what it shows is in the address, and its figures come worked out.

import { queryOf, stateIn } from "./map/address.js";
import { fillCard } from "./map/card.js";
import { setControls, watchControls } from "./map/controls.js";
import { draw, outliner, paint } from "./map/drawing.js";
import { canFollow, follow, pageAt } from "./map/following.js";
import { central, keyboard } from "./map/keyboard.js";
import { fillLegend } from "./map/legend.js";
import { pointing } from "./map/pointing.js";
import { decode } from "./map/topology.js";
import { openMap, viewing } from "./map/viewing.js";

const REST = 300; // milliseconds until the address follows a pointer or a view

const root = document.querySelector("[data-map]");
const part = (name) => root.querySelector(`[data-map-${name}]`);

async function fetched(address, signal) {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function figuresOf(year, signal) {
  const options = [...part("year").options];
  return fetched(options.find(({ value }) => value === year).dataset.figures, signal);
}

/** The figures of another year, once the rest of the page has followed to it. */
async function another(state, signal) {
  const address = queryOf(state, location.search);
  const both = [figuresOf(state.year, signal), pageAt(address, signal)];
  const [figures, page] = await Promise.all(both);
  signal.throwIfAborted();
  const { year, edition } = page.querySelector("[data-map]").dataset;
  const same = year === figures.year && edition === String(figures.edition);
  if (!same || !canFollow(page)) throw new Error(`${address}: page and figures differ`);
  follow(page);
  return figures;
}

async function start() {
  const [frame, canvas, card] = [part("frame"), part("canvas"), part("card")];
  const sets = root.dataset.boundaries.split(" ").map((address) => fetched(address).then(decode));
  let [figures, ...layers] = await Promise.all([figuresOf(root.dataset.year), ...sets]);
  if (String(figures.edition) !== root.dataset.edition) throw new Error("another edition");

  const measures = figures.measures.map(({ slug }) => slug);
  const inAddress = () => stateIn(location.search, root.dataset.year, measures);
  let state = inAddress();
  let wanted = state; // ahead of `state` while a year is being fetched
  let loading = null;
  let resting = 0;

  canvas.replaceChildren();
  const { map, england } = openMap(canvas, layers);
  const areas = draw(map, layers);
  const areaAt = new Map(areas.map((area) => [area.link, area]));
  const areaOf = (target) => areaAt.get(target.closest?.("a"));
  const outlineHere = outliner(map, "map-here");
  const outlineFocus = outliner(map, "map-focus");
  const shown = () => areas.filter(({ layer, council }) => council && layer === state.layer);
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

  function showChosen() {
    const area = chosen();
    fillCard(card, figures, area?.council, state);
    outlineHere(area);
    const stop = area ?? central(shown());
    for (const { link } of areas) link.setAttribute("tabindex", link === stop?.link ? "0" : "-1");
  }
  function choose(area) {
    if (area === chosen()) return;
    note({ council: area.slug });
    showChosen();
  }
  function show() {
    paint(areas, figures, state);
    canvas.dataset.layer = state.layer;
    canvas.dataset.scale = state.compared ? "compared" : "measure";
    fillLegend(part("legend"), figures, state, shown());
    setControls(root, figures, state);
    showChosen();
  }

  async function change(changes, { push = true } = {}) {
    loading?.abort();
    wanted = { ...wanted, ...changes };
    if (wanted.year !== state.year) {
      loading = new AbortController();
      root.setAttribute("aria-busy", "true");
      try {
        figures = await another(wanted, loading.signal);
      } catch (error) {
        if (error.name === "AbortError") return;
        location.assign(queryOf(wanted, location.search));
      }
    }
    root.removeAttribute("aria-busy");
    if (figures.year !== wanted.year) return;
    state = wanted;
    clearTimeout(resting);
    if (push) history.pushState(null, "", queryOf(state, location.search) + location.hash);
    show();
    part("status").textContent = part("caption").textContent;
  }

  show();
  const boroughs = areas.filter(({ council }) => council?.type === "london_borough");
  const london = L.latLngBounds(boroughs.map(({ shape }) => shape.getBounds()));
  part("london").hidden = boroughs.length === 0;
  const view = viewing(map, frame, { england, london, tell: (where) => note({ view: where }) });

  pointing(canvas, {
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
  addEventListener("pageshow", ({ persisted }) => persisted && setControls(root, figures, state));
  addEventListener("popstate", () => {
    change(inAddress(), { push: false }).then(() => view.go(state.view, false));
  });

  root.dataset.map = "ready";
  new ResizeObserver(() => view.fit(state.view)).observe(canvas);
}

if (root) start().catch(() => (root.dataset.map = "failed"));
