"""Reads the files that say what the demonstration says; each is checked at its first use.

In a phrase `[one|another]` is a choice, `{who}` a blank, and `<policy>` stands for words that are
told once. A line break is a space, so that each sentence may have its line; an empty line begins a
paragraph.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from itertools import product
from pathlib import Path
from typing import Any, NewType, NoReturn, TypeVar, get_args, get_origin, get_type_hints

from complaints.demonstration.circumstances import every_blank

FOLDER = Path(__file__).parent / "phrases"
CHOICE = re.compile(r"\[([^][]*)\]")
BLANK = re.compile(r"\{(\w+)\}")
WORD = re.compile(r"<(\w+)>")
WORDS = "words"  # where a frame goes round other words

# Every way of putting one paragraph, ready for the % operator, which fills blanks fastest.
Variants = NewType("Variants", tuple[str, ...])
Paragraphs = NewType("Paragraphs", tuple[Variants, ...])
Frames = NewType("Frames", tuple[tuple[str, str], ...])  # what comes before the words and after
NO_VARIANTS, NO_PARAGRAPHS = Variants(()), Paragraphs(())

Made = TypeVar("Made")
Table = dict[str, Any]


class PhraseProblem(ValueError):
    """What is wrong with the demonstration's words: in which file, at which place, and why."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, for whoever has to mend it."""

    file: str
    keys: tuple[str, ...] = ()

    def __truediv__(self, key: object) -> Place:
        return Place(self.file, (*self.keys, str(key)))

    def refuse(self, why: object) -> NoReturn:
        raise PhraseProblem(f"{' › '.join((self.file, *self.keys))}: {why}")


def read(kind: type[Made], file: str, words: Mapping[str, str] | None = None) -> Made:
    """A file as an object: its keys are the fields of the class, and each has the field's type."""
    try:
        table = tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        Place(file).refuse(error)
    own = table.get("words", {})
    return made(kind, explained(table, {**(words or {}), **own}), Place(file))


def explained(value: Any, words: Mapping[str, str]) -> Any:
    """The same table with every `<word>` of its phrases put into other words."""
    if isinstance(value, dict):
        return {key: explained(each, words) for key, each in value.items()}
    if isinstance(value, list):
        return [explained(each, words) for each in value]
    if isinstance(value, str):
        return WORD.sub(lambda found: words.get(found[1], found[0]).strip(), value)
    return value


def made(kind: type[Made], table: Any, place: Place) -> Made:
    """One object of a class out of a table."""
    if not isinstance(table, dict):
        place.refuse("this should be a table")
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    for key in table.keys() - known.keys():
        (place / key).refuse(f"there is no such key; there are {', '.join(known)}")
    for name, field in known.items():
        if name not in table and field.default is field.default_factory is MISSING:
            place.refuse(f"{name} is missing")
    hints = get_type_hints(kind)
    told = {key: converted(hints[key], value, place / key) for key, value in table.items()}
    try:
        return kind(**told)
    except ValueError as error:
        place.refuse(error)


def converted(hint: Any, value: Any, place: Place) -> Any:
    if hint is Variants:
        return variants(joined(value, place), place)
    if hint is Paragraphs:
        parts = re.split(r"\n\s*\n", value) if isinstance(value, str) else value
        return tuple(variants(joined(part, at), at) for at, part in each_of(parts, place))
    if hint is Frames:
        return tuple(frame(joined(part, at), at) for at, part in each_of(value, place))
    if get_origin(hint) is dict:
        if not isinstance(value, dict):
            place.refuse("this should be a table")
        return {key: converted(get_args(hint)[1], each, place / key) for key, each in value.items()}
    if get_origin(hint) is tuple:
        return tuple(converted(get_args(hint)[0], part, at) for at, part in each_of(value, place))
    if isinstance(hint, type) and is_dataclass(hint):
        return made(hint, value, place)
    if hint is not Any and type(value) not in ({int, float} if hint is float else {hint}):
        place.refuse(f"this should be of type {hint.__name__}, and is {value!r}")
    return value


def each_of(value: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    if not isinstance(value, list):
        place.refuse("this should be a list")
    return ((place / number, part) for number, part in enumerate(value, start=1))


def joined(text: Any, place: Place) -> str:
    if not isinstance(text, str):
        place.refuse("this should be words")
    return " ".join(text.strip().splitlines())


def variants(phrase: str, place: Place, blanks: frozenset[str] = every_blank()) -> Variants:
    """Every text that a phrase with choices can become."""
    plain = CHOICE.sub("", phrase)
    if mark := re.search(r"[][]", plain):
        place.refuse(f"a choice lacks its other {mark[0]} in “{phrase}”")
    for name in BLANK.findall(phrase):
        if name not in blanks:
            place.refuse(f"there is no blank {{{name}}}")
    if mark := re.search(r"[{}<>]|  ", BLANK.sub("…", phrase)):
        place.refuse(f"“{mark[0]}” means nothing here: “{phrase}”")
    pieces = [piece.split("|") for piece in CHOICE.split(phrase.replace("%", "%%"))]
    # Between the choices a bar has no meaning: the pieces alternate plain, choice, plain …
    pieces[::2] = [["|".join(piece)] for piece in pieces[::2]]
    return Variants(tuple(BLANK.sub(r"%(\1)s", "".join(chosen)) for chosen in product(*pieces)))


def frame(phrase: str, place: Place) -> tuple[str, str]:
    whole = variants(phrase, place, every_blank() | {WORDS})
    if len(whole) > 1:
        place.refuse("a frame has no choices")
    before, here, after = whole[0].partition(f"%({WORDS})s")
    if not here:
        place.refuse(f"{{{WORDS}}} is missing in “{phrase}”")
    return before, after
