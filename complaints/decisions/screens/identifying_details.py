"""Words that may identify a person: shown to whoever saves them, who changes or confirms them."""

from dataclasses import dataclass, field

from complaints.decisions.rules.identifying_details import unconfirmed
from complaints.models import ConfirmedWords, Decision

TICKED = "looked_at"  # the name of the boxes; the value of each is a kind and its words
TEXTS = ("title", "summary", "statement", "acted_for")
AROUND = 60  # characters before and after the words
LONGEST_WORDS = ConfirmedWords._meta.get_field("words").max_length


@dataclass(frozen=True)
class Place:
    """Where the words stand: in which text, and what stands around them."""

    text: str
    before: str
    words: str
    after: str


@dataclass
class Waiting:
    """Words that nobody has confirmed, with every place where they stand."""

    kind: str
    label: str
    words: str
    is_ticked: bool
    places: list[Place] = field(default_factory=list)

    @property
    def value(self):
        return f"{self.kind}:{self.words}"


def words_to_look_at(decision, improvements, ticked):
    """Of the texts as they were typed; ``improvements`` are numbers or names with a text each."""
    known = list(confirmed(decision).values_list("kind", "words")) if decision.pk else []
    found = {}
    for name, text in (*_own(decision), *improvements):
        for each in unconfirmed(text, known):
            key = (each.kind.value, each.words.casefold())
            if key not in found:
                value = f"{each.kind.value}:{each.words}"
                found[key] = Waiting(key[0], each.kind.label, each.words, value in ticked)
            found[key].places.append(_place(name, text, each.start, each.end))
    return list(found.values())


def _place(name, text, start, end):
    """The words with what stands around them, from and to a space."""
    first = text.find(" ", start - AROUND, start) + 1 if start > AROUND else 0
    last = text.rfind(" ", end, end + AROUND) if len(text) - end > AROUND else len(text)
    before = "… " * bool(first) + text[first:start]
    after = text[end : max(last, end)] + " …" * (last < len(text))
    return Place(name, before, text[start:end], after)


def _own(decision):
    for name in TEXTS:
        label = str(Decision._meta.get_field(name).verbose_name)
        yield label[:1].upper() + label[1:], getattr(decision, name) or ""


def confirmed(decision):
    """What was confirmed, the newest first."""
    kept = ConfirmedWords.objects.filter(decision=decision)
    return kept.select_related("confirmed_by").order_by("-confirmed_at", "words")


def confirm(decision, waiting, by, at):
    """Records that somebody looked at the words; to be called while the record is changed."""
    for each in waiting:
        ConfirmedWords.objects.get_or_create(
            decision=decision,
            kind=each.kind,
            words=each.words[:LONGEST_WORDS],
            defaults={"confirmed_by": by, "confirmed_at": at},
        )
