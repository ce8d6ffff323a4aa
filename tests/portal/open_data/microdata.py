"""Reads the microdata of a page: its things, each with the values of its properties."""

from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Microdata(HTMLParser):
    def __init__(self, page: str):
        super().__init__()
        self.things: list[dict[str, list]] = []
        self.open: list[dict[str, list] | None] = []  # for each open element the thing it begins
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        thing = {"type": [told["itemtype"].rpartition("/")[2]]} if "itemscope" in told else None
        within = next((each for each in reversed(self.open) if each is not None), None)
        if "itemprop" in told:
            value = thing or told.get("content") or told.get("href")
            within.setdefault(told["itemprop"], []).append(value)
        elif thing:
            self.things.append(thing)
        if tag not in VOID:
            self.open.append(thing)

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.open.pop()


def things_in(page: str) -> list[dict[str, list]]:
    """What the page says of itself, outermost things first."""
    return Microdata(page).things
