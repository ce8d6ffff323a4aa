// A job that is not over: its page is asked again now and then, what is new of it is written below
// what is there, and once it is done one goes on to what came of it.

const EVERY = 1_000; // milliseconds, at first
const SELDOM = 5_000; // after the first minute
const LONG = 60_000;
const MOST = 1_800_000; // a page that is left open does not keep its session open for ever
const log = document.querySelector(".job-lines");
const began = Date.now();

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (answer.redirected || !answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const done = page.querySelector("a[data-done]"); // before its parts are moved here
  show(page);
  if (done) location.replace(done.href);
  return ["waiting", "working"].includes(page.querySelector("[data-job]").dataset.job);
}

/** What is read out is only what is new. */
function show(page) {
  const lines = page.querySelectorAll(".job-lines li");
  if (lines.length < log.children.length) log.replaceChildren();
  for (const each of [...lines].slice(log.children.length)) log.append(each);
  for (const name of ["[data-job-state]", "[data-job-next]"]) {
    const [here, there] = [document.querySelector(name), page.querySelector(name)];
    if (here.textContent !== there.textContent) here.replaceChildren(...there.childNodes);
  }
}

function plan() {
  const past = Date.now() - began;
  if (past > MOST) return;
  setTimeout(() => {
    look().then((goes) => goes && plan(), plan);
  }, past > LONG ? SELDOM : EVERY);
}

plan();
