"""How names of councils are written: case, marks, short forms, and the words for a kind of council.

Names are compared folded, and then by their places: what is left without the words that only say
what kind of council it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from councils.typed_words import APOSTROPHES

# What people type for an apostrophe, beyond what texts have: primes, turned commas, full width.
_APOSTROPHES = dict.fromkeys(map(ord, f"{APOSTROPHES}\u201b\u02b9\u02bb\u02bd\uff07\ua78c"), "'")
# "City of London" keeps its first word, or the region would mean the one square mile.
_KINDS = re.compile(
    r"""\b(?:
        council\ of(?:\ the)?
        | (?:london\ |royal\ |metropolitan\ )?borough(?:\ council)?\ of(?:\ the)?
        | (?:london|royal|metropolitan|met)\ borough
        | county\ of | city\ of(?!\ london\b) | city(?!\ of\ london\b)
        | unitary\ authority | unitary | local\ authority | authority
        | corporation | council | county | borough | district | metropolitan
        | lb | lbc | rb | mbc | mdc | bc | cc | dc | ua
        | gov\ uk | www
    )\b""",
    re.VERBOSE,
)
# "London" alone is a region, whatever else the City's corporation is called.
_REGION = "london"
_JOINED_KIND = re.compile(r"(?<=\w{3})(?:council|county|district)\b")
COUNTY = re.compile(r"\bcounty\b")
PART_OF_COUNTY = re.compile(r"\b(?:city|borough|district|metropolitan)\b")
# Written out where they stand as a word; "cc" is a city's council as well as a county's.
_LONG_KINDS = {
    "lb": "london borough",
    "lbc": "london borough council",
    "rb": "royal borough",
    "mbc": "metropolitan borough council",
    "mdc": "metropolitan district council",
    "met": "metropolitan",
    "bc": "borough council",
    "dc": "district council",
    "cc": "council",
    "ua": "council",
}
KIND_WORDS = (
    *("council", "borough", "county", "district", "city", "metropolitan", "unitary", "authority"),
    *("corporation", "london", "royal"),
)
# Words that a name is not told apart by: "Newcastle on Tyne", "Windsor Maidenhead".
_JOINING = frozenset(("and", "the", "of", "upon", "on", "under", "in", "with"))
_OF_ANY_COUNCIL = _JOINING | {"council", "councils", "authority", "unitary", "local", "gov", "uk"}
# Short forms of words in names of places, as people write them.
_ABBREVIATIONS = {
    **{"n": "north", "nth": "north", "nrth": "north", "s": "south", "sth": "south"},
    **{"e": "east", "w": "west", "ne": "north east", "nw": "north west"},
    **{"se": "south east", "sw": "south west", "mid": "mid", "gt": "great", "cent": "central"},
    **{"beds": "bedfordshire", "berks": "berkshire", "bucks": "buckinghamshire"},
    **{"cambs": "cambridgeshire", "ches": "cheshire", "corn": "cornwall", "derbs": "derbyshire"},
    **{"derbys": "derbyshire", "glos": "gloucestershire", "gloucs": "gloucestershire"},
    **{"hants": "hampshire", "herts": "hertfordshire", "heref": "herefordshire"},
    **{"hunts": "huntingdonshire", "lancs": "lancashire", "leics": "leicestershire"},
    **{"lincs": "lincolnshire", "northants": "northamptonshire", "northumb": "northumberland"},
    **{"notts": "nottinghamshire", "oxon": "oxfordshire", "salop": "shropshire"},
    **{"shrops": "shropshire", "som": "somerset", "staffs": "staffordshire"},
    **{"suff": "suffolk", "norf": "norfolk", "warks": "warwickshire", "wilts": "wiltshire"},
    **{"worcs": "worcestershire", "yorks": "yorkshire", "yks": "yorkshire", "dors": "dorset"},
}


def folded(name: str) -> str:
    """A name without case, accents or punctuation, with ``and`` and ``st`` always written so."""
    name = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES).casefold())
    name = re.sub(r"['\u0300-\u036f]", "", name.replace("&", " and ").replace("+", " and "))
    name = " ".join(re.sub(r"[\W_]+", " ", name).split())
    return re.sub(r"\bsaint\b", "st", name)


def place(key: str) -> str:
    """What is left of a folded name without the words for a kind of council."""
    return " ".join(_KINDS.sub(" ", key).split()).removeprefix("the ")


def pressed(key: str) -> str:
    """A folded place without spaces and joining words: "newcastletyne", however it is joined.

    Empty where that is no council's own.
    """
    words = key.split()
    left = "".join(word for word in words if word not in _JOINING) or "".join(words)
    return "" if left == _REGION else left


def whole(key: str) -> frozenset[str]:
    """The words of a folded name with its kind, in any order, without those of every council."""
    return frozenset(with_long_kinds(key).split()) - _OF_ANY_COUNCIL


def with_long_kinds(key: str) -> str:
    """With "metropolitan borough council" for "mbc", and a space before a kind without one."""
    return " ".join(
        _LONG_KINDS.get(word, word) for word in _JOINED_KIND.sub(r" \g<0>", key).split()
    )


def written_out(key: str) -> str:
    """A folded place with its short forms written out: "south gloucestershire" for "s glos"."""
    return " ".join(_ABBREVIATIONS.get(word, word) for word in key.split())


def telling(words: Iterable[str]) -> list[str]:
    """The words that tell a name apart; all of them where there are no such."""
    words = list(words)
    return [word for word in words if word not in _JOINING] or words
