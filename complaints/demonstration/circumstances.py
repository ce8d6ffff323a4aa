"""Who complained, and when things happened: the blanks of a made-up decision."""

from collections.abc import Callable
from datetime import date
from functools import cache

LETTERS = "BCDEFGHJKLMNPQRSTVWY"
TITLES = ("Mr", "Mr", "Mr", "Mrs", "Ms", "Miss")

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MONTHS = tuple(
    f"{month} {year}"
    for year in range(2000, 2100)
    for month in (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    )
)
DURATIONS = tuple(f"{word} month{'' if word == 'one' else 's'}" for word in NUMBERS)
TERMS = ("one school term", "one school term", "two school terms", "two school terms")

MAN = {"he": "he", "He": "He", "him": "him", "his": "his", "His": "His"}
WOMAN = {"he": "she", "He": "She", "him": "her", "his": "her", "His": "Her"}

CHILDREN = (("son", MAN), ("daughter", WOMAN))
RELATIVES = (
    *(("mother", "Mrs", WOMAN), ("father", "Mr", MAN), ("aunt", "Miss", WOMAN)),
    *(("mother", "Mrs", WOMAN), ("father", "Mr", MAN), ("uncle", "Mr", MAN)),
)


def _second(kin: str, name: str, pronouns: dict[str, str]) -> dict[str, str]:
    return {
        "kin": f"{kin} {name}",
        "other": name,
        **{f"o{key}": word for key, word in pronouns.items()},
    }


COMPLAINANTS = tuple(
    tuple({"who": f"{title} {letter}", **(MAN if title == "Mr" else WOMAN)} for title in TITLES)
    for letter in LETTERS
)
SECONDS = {
    "": tuple(({},) for _ in LETTERS),
    "child": tuple(
        tuple(_second(kin, letter, pronouns) for kin, pronouns in CHILDREN) for letter in LETTERS
    ),
    "parent": tuple(
        tuple(_second(kin, f"{title} {letter}", pronouns) for kin, title, pronouns in RELATIVES)
        for letter in LETTERS
    ),
}

# Names that read as a description rather than as a name need their article.
WITH_ARTICLE = (
    *("London Borough of", "Royal Borough of", "Borough of", "Borough Council of"),
    *("Council of", "City of Westminster", "City of London"),
)


def in_a_sentence(council: str) -> str:
    return f"the {council}" if council.startswith(WITH_ARTICLE) else council


def blanks(
    chance: Callable[[], float],
    decided_on: date,
    received_on: date | None,
    *,
    second: str,
    lead: int,
    council: str,
    london: bool,
    company: str,
    closed: bool,
) -> dict[str, str]:
    """Fill every blank: months run t0 (asked), t1 (due), t2, t3 (complained), t4 (answered)."""
    first = int(chance() * 20)
    person = COMPLAINANTS[first][int(chance() * len(TITLES))]
    others = SECONDS[second][(first + 1 + int(chance() * 19)) % 20]

    roll = int(chance() * 2880)
    if received_on:
        came = (received_on.year - 2000) * 12 + received_on.month - 1
    else:
        came = (decided_on.year - 2000) * 12 + decided_on.month - 1 - (1 if closed else 3)
    t4 = came - 1 - roll % 3
    t3 = t4 - 1 - roll // 3 % 2
    late = 3 + roll // 6 % 6
    t1 = t3 - late
    t2 = t1 + 1 + roll // 36 % (late - 1)
    roll = int(chance() * 86400)
    old = came - 20 - roll // 9 % 20
    return {
        **person,
        **others[int(chance() * len(others))],
        "council": council,
        "company": company,
        "t0": MONTHS[t1 - (lead or 2 + roll % 3)],
        "t1": MONTHS[t1],
        "t2": MONTHS[t2],
        "t3": MONTHS[t3],
        "fix": MONTHS[t3 + 1],
        "t4": MONTHS[t4],
        "old": MONTHS[old],
        "came": MONTHS[came],
        "d1": f"{1 + roll // 180 % 28} {MONTHS[t1]}",
        "d3": f"{1 + roll // 5040 % 17} {MONTHS[t3]}",
        "wait": DURATIONS[late],
        "delay": DURATIONS[late + 1],
        "gap": DURATIONS[t2 - t1],
        "terms": TERMS[late // 2 - 1],
        "few": NUMBERS[3 + roll % 4],
        "several": NUMBERS[3 + roll // 4 % 7],
        "pay": str(100 + roll // 28 % 9 * 50),
        "more": f"{600 + roll // 252 % 14 * 100:,}",
        "tribunal": "London Tribunals" if london else "the Traffic Penalty Tribunal",
    }


@cache
def every_blank(second: str = "child") -> frozenset[str]:
    """The names of all blanks; without another person there are fewer."""
    return frozenset(
        blanks(
            lambda: 0.0,
            date(2020, 1, 1),
            None,
            second=second,
            lead=0,
            council="",
            london=False,
            company="",
            closed=False,
        )
    )
