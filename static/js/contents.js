// In the list of what is on this page, the part that is being read is marked and kept in sight.

const list = document.querySelector(".contents ul");
const links = new Map(
  [...(list?.querySelectorAll('a[href^="#"]') ?? [])].flatMap((link) => {
    const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return part ? [[part, link]] : [];
  }),
);

function mark() {
  const line = list.getBoundingClientRect().bottom + innerHeight / 4;
  const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  const parts = [...links.keys()];
  const passed = parts.filter((part) => part.getBoundingClientRect().top <= line);
  const read = atEnd ? parts.at(-1) : passed.at(-1);
  for (const [part, link] of links) {
    if (part !== read) link.removeAttribute("aria-current");
    else if (!link.hasAttribute("aria-current")) {
      link.setAttribute("aria-current", "true");
      const side = link.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
      list.scrollTo({ left: side - list.offsetLeft });
    }
  }
}

if (links.size) {
  let asked = 0;
  const soon = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      mark();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  soon();
}
