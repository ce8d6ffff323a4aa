// The form beside the map: it works without script by loading the page again, and with it at once.

/** Calls `change` with what the reader has set. */
export function watchControls(root, change) {
  const form = root.querySelector("[data-map-controls]");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target: { name, type, value, checked } }) => {
    if (name === "layer") change({ layer: value, council: "" });
    else if (name === "shape") change({ shape: value, view: "" });
    else change({ [name]: type === "checkbox" && !checked ? "" : value });
  });
  form.addEventListener("click", (event) => {
    const year = event.target.closest("[data-step]")?.dataset.year;
    if (year === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (year) change({ year });
  });
}

/** Sets the controls, and the words above the map, to what is shown. */
export function setControls(root, state, words) {
  const form = root.querySelector("[data-map-controls]");
  for (const control of form.elements) {
    if (control.type === "radio") control.checked = state[control.name] === control.value;
    else if (control.type === "checkbox") control.checked = Boolean(state[control.name]);
    else if (control.id && control.name in state) control.value = state[control.name];
  }
  const years = [...form.elements.year.options].map(({ value }) => value).sort();
  const at = years.indexOf(state.year);
  for (const link of form.querySelectorAll("[data-step]")) {
    const year = years[at + Number(link.dataset.step)];
    link.dataset.year = year ?? "";
    link.setAttribute("aria-label", [link.dataset.name, year].filter(Boolean).join(", "));
    if (year) {
      const query = new URLSearchParams(location.search);
      query.set("year", year);
      link.href = `?${query}`;
      link.removeAttribute("aria-disabled");
      link.removeAttribute("role");
    } else {
      link.removeAttribute("href");
      link.setAttribute("aria-disabled", "true");
      link.setAttribute("role", "link");
    }
  }
  for (const [name, text] of Object.entries(words)) {
    root.querySelector(`[data-map-${name}]`).textContent = text;
  }
}
