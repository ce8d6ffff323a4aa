"""What a made-up complaint can be about, and how its phrases are written.

In a phrase `[one|another]` is a choice and `{who}` a blank; a line break begins a paragraph.
"""

import re
from dataclasses import dataclass, fields
from itertools import product

CHOICE = re.compile(r"\[([^][]*)\]")
BLANK = re.compile(r"\{(\w+)\}")

# Every way of putting one paragraph, ready for the % operator, which fills blanks fastest.
Variants = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The parts of one kind of complaint, told once for each way it can end."""

    title: str
    wrong: str  # follows "the Council"
    effect: str
    law: str
    start: str
    bad: str
    fault: str
    harm: str
    brief: str  # the finding in a summary, when upheld
    good: str
    sound: str
    fine: str  # the finding in a summary, when not upheld
    improve: tuple[str, ...]
    amends: tuple[str, ...] = ()
    appeal: str = ""  # follows "a right to"
    elsewhere: str = ""
    small: bool = False
    second: str = ""  # the other person in it: a child, or a parent or other relative
    answered: bool = True  # whether the Council's answer to a complaint is told apart
    lead: int = 0  # months from the first event to the day something was due, where law sets them


@dataclass(frozen=True, slots=True)
class Story:
    """A topic made ready: each part is a list of paragraphs, each paragraph its variants."""

    title: Variants
    wrong: Variants
    effect: Variants
    law: tuple[Variants, ...]
    start: tuple[Variants, ...]
    bad: tuple[Variants, ...]
    fault: tuple[Variants, ...]
    harm: tuple[Variants, ...]
    brief: Variants
    good: tuple[Variants, ...]
    sound: tuple[Variants, ...]
    fine: Variants
    improve: tuple[Variants, ...]
    amends: tuple[Variants, ...]
    appeal: Variants
    elsewhere: Variants
    reasons: tuple[str, ...]  # for not investigating, each as often as it should come
    second: str
    answered: bool
    lead: int


def variants(phrase: str) -> Variants:
    """Every text that a phrase with choices can become."""
    pieces = [piece.split("|") for piece in CHOICE.split(phrase.replace("%", "%%"))]
    # Between the choices a bar has no meaning: the pieces alternate plain, choice, plain …
    pieces[::2] = [["|".join(piece)] for piece in pieces[::2]]
    return tuple(BLANK.sub(r"%(\1)s", "".join(chosen)) for chosen in product(*pieces))


def paragraphs(part: str) -> tuple[Variants, ...]:
    return tuple(variants(line) for line in part.split("\n") if line)


def story(topic: Topic) -> Story:
    made = {}
    for field in fields(Topic):
        value = getattr(topic, field.name)
        if field.name in {"second", "answered", "lead"}:
            made[field.name] = value
        elif field.name == "small":
            made["reasons"] = reasons(topic)
        elif field.name in {"improve", "amends"}:
            made[field.name] = tuple(variants(phrase) for phrase in value)
        elif field.name in {"title", "wrong", "effect", "brief", "fine", "appeal", "elsewhere"}:
            made[field.name] = variants(value) if value else ()
        else:
            made[field.name] = paragraphs(value)
    return Story(**made)


def reasons(topic: Topic) -> tuple[str, ...]:
    return (
        *("late", "unlikely", "unlikely", "unlikely", "put_right"),
        *(("minor", "minor") if topic.small else ()),
        *(("appeal",) * 4 if topic.appeal else ()),
        *(("elsewhere",) * 4 if topic.elsewhere else ()),
    )
