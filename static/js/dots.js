// Every dot of a chart says its name: to a mouse, to a finger, and to the keyboard, which goes from
// dot to dot in the order of their figures. Without it each has its title, and the table has all.
//
// A chart's dots are circles in a group "named", each with a <title>. Whose page a name leads to is
// read from the table of the councils in the same section, where there is one.

const REACH = 24; // pixels from a dot within which it is the one that is meant

function addressOf(figure, words) {
  const table = figure.closest("section")?.querySelector(".similar-table");
  if (!table) return "";
  for (const link of table.querySelectorAll("th a")) {
    if (words.startsWith(`${link.textContent} `)) return link.href;
  }
  return "";
}

class NamedDots {
  constructor(group) {
    this.svg = group.ownerSVGElement;
    this.figure = group.closest("figure");
    this.dots = [...group.children].sort((a, b) => a.cx.baseVal.value - b.cx.baseVal.value || b.cy.baseVal.value - a.cy.baseVal.value);
    this.label = document.createElement("p");
    this.label.className = "dot-name";
    this.label.hidden = true;
    this.svg.after(this.label);
    this.svg.setAttribute("role", "group");
    this.dots.forEach((dot, place) => {
      const title = dot.querySelector("title");
      dot.setAttribute("role", "img");
      dot.setAttribute("aria-label", title.textContent);
      dot.setAttribute("tabindex", place ? "-1" : "0");
      title.remove(); // the label says it, at once
    });
    this.svg.addEventListener("pointermove", (event) => event.pointerType === "mouse" && this.point(event));
    this.svg.addEventListener("pointerdown", (event) => this.point(event));
    this.svg.addEventListener("click", (event) => this.nearest(event) && event.pointerType === "mouse" && this.open());
    this.figure.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && !this.hasFocus && this.close());
    this.svg.addEventListener("focusin", (event) => this.show(event.target));
    this.svg.addEventListener("focusout", () => this.close());
    this.svg.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    document.addEventListener("pointerdown", (event) => this.figure.contains(event.target) || this.close());
  }

  get hasFocus() {
    return this.dots.includes(document.activeElement);
  }

  nearest({ clientX, clientY }) {
    let best;
    let least = REACH;
    for (const dot of this.dots) {
      const box = dot.getBoundingClientRect();
      const away = Math.hypot(box.x + box.width / 2 - clientX, box.y + box.height / 2 - clientY);
      if (away < least) [best, least] = [dot, away];
    }
    return best;
  }

  point(event) {
    const dot = this.nearest(event);
    if (dot) this.show(dot);
    else if (!this.hasFocus) this.close();
  }

  key(event) {
    const place = this.dots.indexOf(event.target);
    if (place < 0) return;
    const last = this.dots.length - 1;
    const to = { ArrowRight: place + 1, ArrowUp: place + 1, ArrowLeft: place - 1, ArrowDown: place - 1, Home: 0, End: last, PageUp: place + 10, PageDown: place - 10 }[event.key];
    if (event.key === "Enter") this.open();
    if (to === undefined) return;
    event.preventDefault();
    this.dots[Math.min(last, Math.max(0, to))].focus();
  }

  show(dot) {
    if (this.shown === dot) return;
    this.close();
    this.shown = dot;
    dot.classList.add("pointed");
    for (const each of this.dots) each.setAttribute("tabindex", each === dot ? "0" : "-1");
    const words = dot.getAttribute("aria-label");
    const address = addressOf(this.figure, words);
    this.label.textContent = "";
    if (address) {
      const link = Object.assign(document.createElement("a"), { href: address, textContent: words, tabIndex: -1 });
      this.label.append(link);
    } else this.label.append(words);
    this.label.hidden = false;
    const box = dot.getBoundingClientRect();
    const around = this.figure.getBoundingClientRect();
    const middle = box.x + box.width / 2 - around.x;
    const left = Math.min(around.width - this.label.offsetWidth, Math.max(0, middle - this.label.offsetWidth / 2));
    this.label.style.left = `${left}px`;
    this.label.style.top = `${box.y - around.y - this.label.offsetHeight - 6}px`;
  }

  open() {
    const link = this.label.querySelector("a");
    if (link && !this.label.hidden) location.assign(link.href);
  }

  close() {
    this.shown?.classList.remove("pointed");
    this.shown = undefined;
    this.label.hidden = true;
  }
}

for (const group of document.querySelectorAll(".chart .named")) new NamedDots(group);
