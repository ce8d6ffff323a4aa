"""What is unlike about councils side by side: their work, their places, who came of whom.

Only what is certain of each: what the law gives a type of council, whose area lies in whose, who
replaced whom. Nothing is said of how well a council does its work.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import permutations

from councils.lists import listed
from councils.models import Council
from councils.register.succession import by_name
from councils.register.succession_words import names_in_words, opening

Type = Council.Type
WORK = {
    Type.COUNTY: "social care, education, roads and waste disposal",
    Type.DISTRICT: "housing, benefits, council tax, most planning and bin collection",
}
# Those that do what county and district councils share between them elsewhere.
ALL_WORK = (Type.UNITARY, Type.METROPOLITAN, Type.LONDON)
BOTH = "what county and district councils share between them elsewhere"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six")
NO_TREND = "A new council’s figures are its own: they continue nobody else’s."
NAMED = 3  # more would make a sentence too long
NO_WORK = (
    "Where a subject is not a council’s work it has few cases or none. That speaks neither for it"
    " nor against it."
)


def warning(types: Sequence[Council.Type]) -> str:
    """Why no figure may be set against another's; empty where all are of one type."""
    if len(types) < 2:
        return ""
    begins = f"These councils are of {NUMBERS[len(types)]} types"
    ends = "Each is set beside the councils of its own type, and there is no average of all."
    if do_the_same(types):
        return f"{begins}. Their duties are much the same, but the places they serve differ. {ends}"
    return (
        f"{begins}, and do different things for people. A rate of one says nothing about that of"
        f" another. {ends}"
    )


def do_the_same(types: Iterable[Council.Type]) -> bool:
    """Whether these types of councils have the same duties, or are one type."""
    kinds = set(types)
    return len(kinds) < 2 or kinds <= set(ALL_WORK)


def unlike(councils: Sequence[Council], register: Iterable[Council], today: date) -> list[str]:
    """In sentences: who does what, who lies in whose area, who replaced whom.

    ``register`` is every council, with its successors read.
    """
    return [
        *_work(councils, today),
        *_same_place(councils, today),
        *_replaced(councils, register, today),
    ]


def _work(councils: Sequence[Council], today: date) -> list[str]:
    kinds = [kind for kind in Type if any(each.type == kind for each in councils)]
    if do_the_same(kinds):
        return []
    found = []
    for kind in kinds:
        of_kind = [each for each in councils if each.type == kind]
        for tense, some in _by_tense(of_kind, today).items():
            found.append(_does(kind, some, *tense))
    return found


Tense = tuple[str, str]  # "are", "do"
TENSES = {  # of one, of several
    "was": (("was", "ran"), ("were", "ran")),
    "is": (("is", "runs"), ("are", "run")),
    "will": (("will be", "will run"), ("will be", "will run")),
}


def _by_tense(councils: Iterable[Council], today: date) -> dict[Tense, list[Council]]:
    sorted_out: dict[str, list[Council]] = defaultdict(list)
    for each in councils:
        is_to_open = each.opened_on is not None and each.opened_on > today
        sorted_out["was" if each.has_closed(today) else "will" if is_to_open else "is"].append(each)
    return {TENSES[name][len(some) > 1]: some for name, some in sorted_out.items()}


def _does(kind: Council.Type, councils: Sequence[Council], are: str, run: str) -> str:
    names = listed(each.name for each in councils)
    if kind == Type.OTHER:
        return f"{names} {are} another kind of body, which is compared with no council."
    label = kind.plural if len(councils) > 1 else _with_article(kind)
    they = "They" if len(councils) > 1 else "It"
    return f"{names} {are} {label}. {they} {run} {WORK.get(kind, BOTH)}."


def _with_article(kind: Council.Type) -> str:
    label = str(kind.label)
    return f"a {label if label.startswith('London') else label.lower()}"


def _same_place(councils: Sequence[Council], today: date) -> list[str]:
    """A county and those of its districts that stand beside it."""
    found = []
    for county in councils:
        districts = [each for each in councils if each.county == county]
        if not districts:
            continue
        names = listed(each.name for each in districts)
        if any(each.has_closed(today) for each in (county, *districts)):
            found.append(
                f"{names} lay in the area of {county.name}. The people there had both, each with"
                " its own work."
            )
        else:
            lie = "lies" if len(districts) == 1 else "lie"
            found.append(
                f"{names} {lie} in the area of {county.name}. The people there have both, each"
                " with its own work."
            )
    return found


def _replaced(councils: Sequence[Council], register: Iterable[Council], today: date) -> list[str]:
    """Of each council that has the place of another of them, directly or along a chain."""
    after = {each: list(each.successors.all()) for each in register}
    before: Mapping[Council, list[Council]] = defaultdict(list)
    for old, followed in after.items():
        for each in followed:
            before[each].append(old)
    found = []
    for new in councils:
        replaced = [old for old in councils if new in after.get(old, ())]
        if replaced:
            found.append(_took_over(new, replaced, before[new], after, today))
    for old, new in permutations(councils, 2):
        if new not in after.get(old, ()) and (between := _between(old, new, after)):
            came = "will come" if new.opened_on and new.opened_on > today else "came"
            found.append(
                f"The place of {old.name} {came} to {new.name} through {names_in_words(between)}."
            )
    return [*found, NO_TREND] if found else []


def _took_over(
    new: Council,
    replaced: Sequence[Council],
    all_replaced: Sequence[Council],
    after: Mapping[Council, Sequence[Council]],
    today: date,
) -> str:
    told = opening(new, today)
    others = len(all_replaced) - len(replaced)
    named = [each.name for each in by_name(replaced if len(all_replaced) > NAMED else all_replaced)]
    if others and len(all_replaced) > NAMED:
        named.append("one other" if others == 1 else f"{others} others")
    is_to_open = told is not None and not told.has_happened
    verb = "will replace" if is_to_open else "replaced"
    said = f"{told.what} and {verb}" if told else verb
    parts = [each for each in replaced if len(after[each]) > 1]
    part = ""
    if parts:
        have = "will have" if is_to_open else "has"
        part = f" It {have} a part of the area of {names_in_words(by_name(parts))}."
    return f"{new.name} {said} {listed(named)}.{part}"


def _between(
    old: Council, new: Council, after: Mapping[Council, Sequence[Council]]
) -> list[Council]:
    """The councils through which a place came from one to another; none where it did not."""
    ways: list[list[Council]] = [[each] for each in after.get(old, ())]
    seen: set[Council] = {old}
    while ways:
        way = ways.pop(0)
        if new in after.get(way[-1], ()):
            return way
        seen.add(way[-1])
        ways += [[*way, each] for each in after.get(way[-1], ()) if each not in seen]
    return []
