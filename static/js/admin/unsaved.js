// A form left with changes asks first. What is typed into a long form is kept as a draft, which is
// offered when its owner opens the form again.

const PAUSE = 5_000; // milliseconds after a change until it is kept
const mark = document.querySelector("[data-session]");
const drafts = mark.dataset.drafts;
const address = location.pathname + location.search;
const LEFT_OUT = /^csrfmiddlewaretoken$|^_draft$|__prefix__/;
const NO_FIELD = ["file", "password", "submit", "button", "fieldset"];
// How many rows there are, and which they are in the database, the page says and not the draft.
const OF_THE_PAGE = /-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$|-id$/;

for (const form of document.querySelectorAll("form[method=post]")) {
  if (!form.matches("[data-session], #logout-form, #changelist-form, .draft-offer form")) watch(form);
}

function watch(form) {
  // Only where much is typed: the rest is soon filled in again.
  const isLong = form.querySelector("textarea") && !form.querySelector("input[type=password]");
  let isChanged = false;
  let pause = 0;

  function changed() {
    isChanged = true;
    if (!isLong) return;
    clearTimeout(pause);
    pause = setTimeout(() => keep(form), PAUSE);
  }
  for (const kind of ["input", "change"]) form.addEventListener(kind, ({ isTrusted }) => isTrusted && changed());
  // What is chosen in a list that looks up what is typed is told in no other way.
  window.django?.jQuery?.(form).on("select2:select select2:unselect", changed);
  form.addEventListener("submit", ({ submitter }) => {
    if (submitter?.formTarget === "_blank") return;
    isChanged = false;
    clearTimeout(pause);
  });
  addEventListener("beforeunload", (event) => isChanged && event.preventDefault());
  if (isLong && mark.dataset.draftsOf.split(" ").includes(address)) offer(form, changed);
}

function fieldsOf(form) {
  return [...form.elements].flatMap((each) => {
    const { name, type, value } = each;
    if (!name || LEFT_OUT.test(name) || NO_FIELD.includes(type)) return [];
    if ((type === "checkbox" || type === "radio") && !each.checked) return [];
    if (type.startsWith("select")) return [...each.selectedOptions].map((one) => [name, one.value, one.textContent]);
    return [[name, value, ""]];
  });
}

async function keep(form) {
  const body = new URLSearchParams(new FormData(mark));
  body.set("address", address);
  body.set("fields", JSON.stringify(fieldsOf(form)));
  try {
    const answer = await fetch(`${drafts}keep/`, { method: "POST", body });
    if (answer.redirected) return;
    const { draft, kept_at: at, detail } = await answer.json();
    if (draft) belongsTo(form, draft);
    say(form, draft ? `A draft is kept: ${at}.` : `No draft is kept. ${detail}`);
  } catch {
    say(form, "No draft could be kept just now.");
  }
}

/** Saving the form ends its draft. */
function belongsTo(form, draft) {
  let field = form.querySelector("input[name=_draft]");
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = "_draft";
    form.append(field);
  }
  field.value = draft;
}

function say(form, words) {
  let line = form.querySelector(".draft-kept");
  if (!line) {
    line = document.createElement("p");
    line.className = "draft-kept";
    form.append(line);
  }
  line.textContent = words;
}

async function offer(form, changed) {
  const answer = await fetch(`${drafts}of-form/?${new URLSearchParams({ address })}`);
  if (answer.redirected || answer.status !== 200) return;
  const { draft, kept_at: at, fields } = await answer.json();
  const here = JSON.stringify(fieldsOf(form).map(([name, value]) => [name, value]));
  if (here === JSON.stringify(fields.map(([name, value]) => [name, value]))) return belongsTo(form, draft);

  const part = document.createElement("section");
  part.className = "draft-offer";
  part.setAttribute("aria-label", "Draft");
  const words = document.createElement("p");
  words.textContent = `What you typed here and did not save is kept: ${at}.`;
  const [restore, discard] = ["Restore it", "Discard it"].map((text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = text;
    return button;
  });
  restore.addEventListener("click", () => {
    fill(form, fields);
    belongsTo(form, draft);
    changed();
    words.textContent = "What you had typed stands in the form again. It is not saved yet.";
    restore.remove();
    discard.remove();
    form.querySelector("textarea").focus();
  });
  discard.addEventListener("click", async () => {
    const gone = await fetch(`${drafts}${draft}/discard/`, { method: "POST", body: new URLSearchParams(new FormData(mark)) });
    words.textContent = gone.ok ? "The draft is discarded." : "The draft could not be discarded just now.";
    if (gone.ok) [restore, discard].forEach((button) => button.remove());
  });
  part.append(words, restore, discard);
  form.before(part);
}

function fill(form, fields) {
  rows(form, fields);
  const left = new Map();
  for (const [name, value, shown] of fields) left.set(name, [...(left.get(name) ?? []), [value, shown]]);
  for (const each of form.elements) {
    const { name, type } = each;
    if (!name || LEFT_OUT.test(name) || NO_FIELD.includes(type)) continue;
    const kept = left.get(name) ?? [];
    if (type === "checkbox" || type === "radio") each.checked = kept.some(([value]) => value === each.value);
    else if (type.startsWith("select")) choose(each, kept);
    else if (kept.length && !OF_THE_PAGE.test(name)) each.value = kept.shift()[0];
    each.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/** A list that looks up what is typed has only what was chosen in it. */
function choose(list, kept) {
  for (const [value, shown] of kept) {
    if (![...list.options].some((one) => one.value === value)) list.add(new Option(shown, value));
  }
  for (const one of list.options) one.selected = kept.some(([value]) => value === one.value);
  window.django?.jQuery?.(list).trigger("change");
}

/** As many rows of a formset as there were. */
function rows(form, fields) {
  for (const [name, value] of fields) {
    if (!name.endsWith("-TOTAL_FORMS")) continue;
    const total = form.elements[name];
    const add = total?.closest(".inline-group")?.querySelector(".add-row a, .add-row button, a.addlink");
    for (let i = Number(total?.value); add && i < Number(value); i += 1) add.click();
  }
}
