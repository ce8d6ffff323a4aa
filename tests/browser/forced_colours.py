"""What can't be told apart where the reader chooses the colours (Windows' contrast themes)."""

from playwright.sync_api import Page

# In forced colours a plate in the colour of the page lies behind all words, except where a page
# keeps its own colours (forced-color-adjust: none): there they stand on what is painted.
FAULTS = """() => {
  const page = (name) => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.cssText = `color: ${name}; forced-color-adjust: none`;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
  const canvas = page("Canvas"), gray = page("GrayText");
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((each) => {
      const c = each / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const clear = (colour) => /^rgba.*, 0\\)$/.test(colour);
  const ground = (element) => {
    if (getComputedStyle(element).forcedColorAdjust !== "none") return canvas;
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (!clear(backgroundColor)) return backgroundColor;
    }
    return canvas;
  };
  const name = (element) => {
    const words = (element.textContent || element.value || "").trim().slice(0, 30);
    return `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} “${words}”`;
  };
  const found = new Set();

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
    if (element.closest("script, style, option, title")) continue;
    const style = getComputedStyle(element);
    const svg = element.closest("svg");
    const ink = svg ? style.fill : style.color;
    if (ink === gray || ink === "none") continue;
    if (contrast(ink, svg ? canvas : ground(element)) < 4.5) found.add(`blank: ${name(element)}`);
  }

  // What is chosen differs from what is not by more than a colour that is taken away.
  const shown = (element) => {
    const s = getComputedStyle(element);
    const own = s.forcedColorAdjust === "none" ? s.backgroundColor : "";
    const borders = [s.borderTopWidth, s.borderBottomWidth, s.borderLeftWidth];
    return [own, ...borders, s.textDecorationLine].join();
  };
  const alike = (one, other) => {
    if (!other || !one.checkVisibility() || shown(one) !== shown(other)) return;
    found.add(`not chosen: ${name(one)}`);
  };
  const chosen = "[aria-current], [aria-selected=true]";
  for (const one of document.querySelectorAll(chosen)) {
    const list = one.closest("ul, ol, nav, tr, [role=listbox]");
    const others = [...(list?.querySelectorAll(one.localName) ?? [])];
    alike(one, others.find((each) => !each.matches(chosen) && each.checkVisibility()));
  }
  for (const input of document.querySelectorAll(".map-choices input:checked")) {
    const choices = input.closest(".map-choices");
    alike(input.nextElementSibling, choices.querySelector("input:not(:checked) + span"));
  }
  for (const tag of document.querySelectorAll(".tag")) {
    const { borderTopWidth, forcedColorAdjust } = getComputedStyle(tag);
    const bare = borderTopWidth === "0px" && forcedColorAdjust !== "none";
    if (bare && tag.checkVisibility()) found.add(`no edge: ${name(tag)}`);
  }
  const buttons = "button, .btn, .button, input[type=submit], input[type=button]";
  for (const button of document.querySelectorAll(buttons)) {
    if (!button.checkVisibility() || button.matches("#logout-form *")) continue;
    const s = getComputedStyle(button);
    const edge = s.borderTopWidth !== "0px" && contrast(s.borderTopColor, canvas) >= 3;
    const filled = s.forcedColorAdjust === "none" && contrast(s.backgroundColor, canvas) >= 3;
    if (!edge && !filled) found.add(`no edge: ${name(button)}`);
  }

  // Marks of charts: drawn in colours that the reader chose, so that they stand on her page.
  for (const mark of document.querySelectorAll(".chart :is(path, line, rect, circle)")) {
    if (!mark.checkVisibility()) continue;
    const { fill, stroke } = getComputedStyle(mark);
    const seen = [fill, stroke].filter((each) => each !== "none" && !clear(each));
    const faint = seen.length && seen.every((each) => contrast(each, canvas) < 3);
    if (faint) found.add(`unseen: ${name(mark)}`);
  }
  const rects = [...document.querySelectorAll(".map-legend rect")];
  const keys = rects.map((each) => getComputedStyle(each).fill);
  if (new Set(keys).size < keys.length) found.add(`two keys alike: ${keys}`);
  return [...found];
}"""

RING = """() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return [document.activeElement.outerHTML.slice(0, 90), outlineStyle, parseFloat(outlineWidth)];
}"""


def faults(page: Page) -> list[str]:
    return page.evaluate(FAULTS)


def without_ring(page: Page, stops: int) -> list[str]:
    """What has the focus and no ring, of the first so many stops of the tabulator."""
    found = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        where, style, width = page.evaluate(RING)
        own = (
            "<body",
            "<a tabindex",
            '<input type="date',
        )  # no stop, the map's ring, the browser's
        if (style == "none" or width < 1) and not where.startswith(own):
            found.append(where)
    return found
