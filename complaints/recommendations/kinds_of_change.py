"""What kind of change a council agreed to, told by the words of its public summary.

The database works it out whenever a summary is written (``Recommendation.change``), so a kind that
gets other words needs a migration that removes the field and adds it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Case, Q, TextField, Value, When
from django.db.models.functions import Lower

# PostgreSQL keeps no column worked out with ``UPPER`` of a constant, as "istartswith" is written.
TextField.register_lookup(Lower)


@dataclass(frozen=True)
class KindOfChange:
    """``label`` is what the public reads; ``telling`` are beginnings of words that tell it."""

    name: str
    label: str
    telling: str = ""

    @property
    def beginnings(self) -> list[str]:
        return self.telling.split(", ") if self.telling else []


OTHER = KindOfChange("other", "Another change")
# In order: what a summary begins with tells its kind, else the first with a word in it.
KINDS = (
    KindOfChange("training", "Training for staff", "train, workshop, e-learning"),
    KindOfChange(
        "guidance",
        "Reminders and guidance to staff",
        "remind staff, remind officers, remind social workers, remind transport, remind its,"
        " brief staff, brief the, brief out-of-hours, briefing, guidance to staff, guidance for"
        " staff, guidance to officers, tell staff, make clear to staff, share this decision,"
        " share the lessons",
    ),
    KindOfChange(
        "letters",
        "Letters and information for the public",
        "letter, leaflet, website, web page, publish, written information, tell, explain, write to,"
        " give people, give reasons",
    ),
    KindOfChange(
        "checks",
        "Checks and reports to councillors",
        "check, audit, monitor, sample, report to, report delays, committee, councillors,"
        " scrutiny, inspect",
    ),
    KindOfChange(
        "records",
        "Records and systems",
        "record, register, keep a, keep an, keep track, list of, database, software, computer,"
        " system, mailbox, template, track",
    ),
    KindOfChange(
        "policy",
        "Policies and procedures",
        "policy, policies, procedure, process, protocol, review, rewrite, set out, agree a plan,"
        " draw up a plan, action plan, standard, targets, scheme, criteria, agreement",
    ),
    OTHER,
)
LABELS = {each.name: each.label for each in KINDS}


def kind_of_change() -> Case:
    """The kind by the words of ``public_summary``; empty where there is none."""
    telling = [each for each in KINDS if each.telling]
    return Case(
        When(public_summary="", then=Value("")),
        *(When(_any("startswith", each.beginnings), then=Value(each.name)) for each in telling),
        *(
            When(_any("contains", (f" {word}" for word in each.beginnings)), then=Value(each.name))
            for each in telling
        ),
        default=Value(OTHER.name),
    )


def _any(how: str, words: Iterable[str]) -> Q:
    return reduce(or_, (Q(**{f"public_summary__lower__{how}": word}) for word in words))
