// Keys of staff's pages. What has data-key is gone to by that key: a link is followed, a button or a box is only focused,
// so that nothing is done by a slip. "?" shows which keys this page has; there they can be switched off, for whoever
// speaks to the computer (WCAG 2.1.4). Without this script everything is where it was.

const OFF = "staff-keys-off";

const isOff = () => localStorage.getItem(OFF) === "yes";
const shown = (element) => element.checkVisibility() && !element.disabled;
const typing = (target) => target.matches("input:not([type=checkbox], [type=radio], [type=submit]), textarea, select") || target.isContentEditable;

/** What each key of this page goes to; the first of several wins. */
function places() {
  const found = new Map();
  const search = document.getElementById("searchbar"); // the admin's own, above a list
  if (search) Object.assign(search.dataset, { key: "/", keySays: "To the search box" });
  for (const element of document.querySelectorAll("[data-key]")) {
    if (!found.has(element.dataset.key) && shown(element)) found.set(element.dataset.key, element);
  }
  return found;
}

const says = (element) => element.dataset.keySays ?? (element.value || element.textContent).trim();

function row(key, words) {
  const term = document.createElement("dt");
  const kbd = document.createElement("kbd");
  const what = document.createElement("dd");
  kbd.textContent = key;
  term.append(kbd);
  what.textContent = words;
  return [term, what];
}

function show() {
  const dialog = document.querySelector("[data-keys]");
  const rows = [...places()].flatMap(([key, element]) => row(key, says(element)));
  dialog.querySelector("dl").replaceChildren(...rows, ...row("?", "Shows these keys"));
  dialog.querySelector("input").checked = !isOff();
  dialog.showModal();
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  if (isOff()) return;
  if (event.key === "?") {
    event.preventDefault();
    show();
    return;
  }
  const place = places().get(event.key);
  if (!place) return;
  event.preventDefault();
  if (place.matches("a")) place.click();
  else place.focus();
}

document.addEventListener("keydown", pressed);
for (const button of document.querySelectorAll("[data-show-keys]")) {
  button.closest("li").hidden = false;
  button.addEventListener("click", show);
}
document.querySelector("[data-keys] input")?.addEventListener("change", (event) => {
  localStorage.setItem(OFF, event.target.checked ? "no" : "yes");
});
