// Suggestions while a council's name is typed. Without this script the form simply searches.

const PAUSE = 150; // milliseconds without a key before asking
const LEAST = 2;
const POSTCODE = /^[a-z]{1,2}\s*\d/i; // the beginning of one, which is nobody's business before it is sent

for (const form of document.querySelectorAll("[data-suggest]")) suggest(form, form.querySelector("input[name=q]"));

function suggest(form, input) {
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let options = [];
  let active = -1;
  let asking = null;
  let pause = 0;

  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.hidden = true;
  status.className = "visually-hidden";
  const attributes = [
    [list, { role: "listbox", "aria-label": "Councils" }],
    [status, { role: "status" }],
    // A search box may not be a combobox, a text box may.
    [input, { type: "text", role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" }],
  ];
  for (const [element, set] of attributes) {
    for (const [name, value] of Object.entries(set)) element.setAttribute(name, value);
  }
  (input.closest(".find-box") ?? form).append(list);
  form.append(status);

  function option({ name, type_name: type, note, url }, i) {
    const item = document.createElement("li");
    item.id = `${list.id}-${i}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    // Where a council is chosen for something else than its page, its slug completes that address.
    const { suggestTo } = form.dataset;
    item.dataset.url = suggestTo ? suggestTo + url.split("/").at(-2) : url;
    const about = document.createElement("span");
    about.textContent = [type, note].filter(Boolean).join(" · ");
    item.append(name, " ", about);
    return item;
  }

  function open({ suggestions, is_guess: isGuess }, none) {
    options = suggestions.map(option);
    list.replaceChildren(...options);
    list.classList.toggle("guess", Boolean(isGuess));
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    activate(-1);
    const many = options.length === 1 ? "1 council" : `${options.length} councils`;
    const guess = isGuess ? "No council is called that. Did you mean: " : "";
    status.textContent = options.length ? `${guess}${many}: use the down arrow` : none;
  }

  function close(said = "") {
    clearTimeout(pause);
    asking?.abort();
    open({ suggestions: [] }, said);
  }

  function activate(i) {
    options[active]?.setAttribute("aria-selected", "false");
    active = i;
    options[i]?.setAttribute("aria-selected", "true");
    options[i]?.scrollIntoView({ block: "nearest" });
    if (i < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options[i].id);
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const typed = input.value.trim();
    if (typed.length < LEAST) return close();
    if (POSTCODE.test(typed)) return close("For a postcode, press Enter");
    try {
      const address = `${form.dataset.suggest}?${new URLSearchParams({ q: typed })}`;
      const answer = await fetch(address, { signal: asking.signal });
      if (answer.ok) open(await answer.json(), "No council found");
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length) {
      // Past either end lies the text box itself.
      const places = options.length + 1;
      activate(((active + 1 + step + places) % places) - 1);
    } else if (step === 1) ask();
    else if (event.key === "Enter" && active >= 0) location.assign(options[active].dataset.url);
    else if (event.key === "Escape" && options.length) close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => close());
  // The text box keeps the focus, or leaving it would close the list before the click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const url = target.closest("[role=option]")?.dataset.url;
    if (url) location.assign(url);
  });
}
