// A session ends after an hour without a request. Typing counts as being there; five minutes before
// the end one is asked, and afterwards told that what is sent is kept.

const PING = 60_000; // at most so often, in milliseconds, while somebody types
const WARNED = 300; // seconds before the end
const mark = document.querySelector("[data-session]");

let ends = 0; // when the session ends without a request, and in any case
let endsInAnyCase = 0;
let pinged = Date.now();
let timer = 0;
let told = null;

function setEnds(rest, whole) {
  ends = Date.now() + rest * 1000;
  endsInAnyCase = Date.now() + whole * 1000;
}

async function ask(method) {
  const body = method === "POST" ? new URLSearchParams(new FormData(mark)) : undefined;
  const answer = await fetch(mark.action, { method, body, headers: { Accept: "application/json" } });
  if (answer.redirected || !answer.ok) return false;
  const { rest, whole, token } = await answer.json();
  setEnds(rest, whole);
  // Whoever signed in again in another window goes on here.
  for (const each of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) each.value = token;
  return true;
}

function typed() {
  if (Date.now() - pinged < PING) return;
  pinged = Date.now();
  ask("POST").then(plan, () => {});
}

const left = () => Math.round((Math.min(ends, endsInAnyCase) - Date.now()) / 1000);

function plan() {
  clearTimeout(timer);
  const seconds = left();
  if (seconds > WARNED) {
    tell(null);
    timer = setTimeout(look, (seconds - WARNED) * 1000);
  } else if (seconds > 0) {
    warn();
    timer = setTimeout(look, seconds * 1000 + 1000);
  } else over();
}

/** Another window may have gone on meanwhile: asked, which is no use of the session. */
function look() {
  ask("GET").then((open) => (open ? plan() : over()), () => {
    timer = setTimeout(look, PING);
  });
}

function warn() {
  const end = new Date(Math.min(ends, endsInAnyCase));
  const minutes = String(end.getMinutes()).padStart(2, "0");
  const at = `${end.getHours() % 12 || 12}.${minutes}${end.getHours() < 12 ? "am" : "pm"}`;
  if (endsInAnyCase <= ends) {
    tell(`Your session ends at ${at}`, "You will have been signed in for twelve hours. Save what you typed before, and sign in again.", "I will");
  } else {
    tell(`You will be signed out at ${at}`, "Nothing was done for nearly an hour.", "Stay signed in", () => {
      pinged = Date.now();
      ask("POST").then((open) => (open ? plan() : over()), look);
    });
  }
}

function over() {
  tell(
    "You were signed out",
    "What you typed is still on this page. Send it as you would have: it is kept for you, and offered once you have signed in again. Files are not kept.",
    "Go on",
  );
}

/** One dialog at a time; the same one is not opened twice. */
function tell(title, words, button, done = () => {}) {
  if (told?.dataset.title === (title ?? "")) return;
  told?.remove();
  told = null;
  if (!title) return;
  told = document.createElement("dialog");
  told.className = "session-ends";
  told.dataset.title = title;
  told.setAttribute("role", "alertdialog");
  told.setAttribute("aria-labelledby", "session-ends-title");
  told.setAttribute("aria-describedby", "session-ends-words");
  const [heading, text, form, go] = ["h2", "p", "form", "button"].map((name) => document.createElement(name));
  heading.id = "session-ends-title";
  heading.textContent = title;
  text.id = "session-ends-words";
  text.textContent = words;
  form.method = "dialog";
  go.className = "button";
  go.textContent = button;
  form.append(go);
  told.append(heading, text, form);
  document.body.append(told);
  told.addEventListener("close", done, { once: true });
  told.showModal();
}

for (const kind of ["input", "change"]) document.addEventListener(kind, ({ isTrusted }) => isTrusted && typed());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && left() <= WARNED && look());
setEnds(Number(mark.dataset.rest), Number(mark.dataset.whole));
plan();
