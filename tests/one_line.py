"""Pages as tests read them: without the line breaks by which templates are laid out.

Whitespace beside blocks, and more than one space elsewhere, mean nothing in HTML. What is
preformatted, and what attributes hold, stays as it is.
"""

import re
from functools import lru_cache

BLOCKS = (
    "html|head|title|meta|link|script|style|base|body|header|nav|main|footer|aside|section"
    "|article|div|h[1-6]|p|pre|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tr|th|td|form|fieldset"
    "|legend|option|figure|figcaption|details|summary|hr|defs|pattern"
)
PREFORMATTED = re.compile(r"<(pre|textarea|script|style)\b.*?</\1>", re.DOTALL)
QUOTED = r"""\"[^\"]*\"|'[^']*'"""
TAG = rf"(?:{QUOTED}|[^<>\"'])*>"
TAG_OR_TEXT = re.compile(rf"</?\w{TAG}|[^<]+|<")
QUOTED_OR_SPACES = re.compile(rf"({QUOTED})|\s+")
SPACES = re.compile(r"[ \t\r\n\f]+")  # not those that do not break
BESIDE_BLOCK = re.compile(rf" ?(<(?:/?(?:{BLOCKS})\b|!){TAG}) ?")
CLASSES = re.compile(r' class="([^"]*)"')
KEPT = re.compile(r"<(?:pre|textarea|script|style) (\d+)>")
IN_BUTTON = re.compile(rf"(<(?:button|select)\b{TAG}) | (</(?:button|select)>)")


def on_one_line(page: str) -> str:
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"<{found[1]} {len(kept) - 1}>"

    page = TAG_OR_TEXT.sub(_laid, PREFORMATTED.sub(keep, page))
    page = IN_BUTTON.sub(r"\1\2", BESIDE_BLOCK.sub(r"\1", page))
    return KEPT.sub(lambda found: kept[int(found[1])], page)


def _laid(found: re.Match[str]) -> str:
    piece = found[0]
    return _tag(piece) if piece.startswith("<") else SPACES.sub(" ", piece)


@lru_cache(maxsize=20_000)  # most tags stand on many pages
def _tag(piece: str) -> str:
    tag = QUOTED_OR_SPACES.sub(lambda part: part[1] or " ", piece)
    tag = CLASSES.sub(lambda names: f' class="{" ".join(names[1].split())}"', tag)
    return tag.replace(" >", ">").replace(" />", "/>")
