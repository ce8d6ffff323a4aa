// What the map shows, as the page's address says it, so that a link or the back button restores it.

const MEANT_BY_ABSENCE = {
  measure: "uphold-rate",
  compared: "",
  pooled: "",
  layer: "counties",
  shape: "areas",
  view: "",
  council: "",
};
const ALLOWED = {
  measure: /./,
  compared: /^1?$/,
  pooled: /^3?$/,
  layer: /^(districts|counties)$/,
  shape: /^(areas|hexagons)$/,
  view: /^(|london|-?[\d.]+,-?[\d.]+,[\d.]+)$/,
  council: /^[\w-]*$/,
};

/** The state in an address; `year` is the one the page was made for where none is named. */
export function stateIn(search, year, measures) {
  const query = new URLSearchParams(search);
  const state = { year: query.get("year") || year };
  for (const [name, absent] of Object.entries(MEANT_BY_ABSENCE)) {
    const value = query.get(name) ?? absent;
    state[name] = ALLOWED[name].test(value) ? value : absent;
  }
  if (!measures.includes(state.measure)) state.measure = MEANT_BY_ABSENCE.measure;
  return state;
}

/** The query of a state; what else the address says (the table's type and order) stays. */
export function queryOf(state, search) {
  const query = new URLSearchParams(search);
  for (const [name, absent] of Object.entries(MEANT_BY_ABSENCE)) {
    if (state[name] === absent) query.delete(name);
    else query.set(name, state[name]);
  }
  query.set("year", state.year);
  return `?${query.toString().replaceAll("%2C", ",")}`;
}
