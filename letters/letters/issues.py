"""What a reader finds of the letters: one among its issues, and lists of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest, Length

from complaints.statistics.own_revisions import OwnRevision, own_revisions
from councils.models import Council, by_short_name
from councils.register.names.answers import Answer
from councils.register.succession import Successions
from councils.years import Year, london_date
from letters.composing.content import LetterContent
from letters.letters.pdf import pdf
from letters.models import Letter, LetterFile, LetterTemplate
from letters.models.letters import LetterQuerySet

TYPES = [each.value for each in Council.Type]


@dataclass(frozen=True)
class ReadLetter:
    """One public issue of a letter, with the public ones that it replaces and that replaced it."""

    letter: Letter
    replaces: Letter | None
    replaced_by: Letter | None
    current: Letter

    @cached_property
    def content(self) -> LetterContent | None:
        """What it says; None of a letter that was uploaded, whose words are in the file."""
        made = self.letter.content
        return None if made is None else LetterContent.read(made)

    @cached_property
    def went_to(self) -> list[Council]:
        """Those that got it because its council closed between its date and the day it went."""
        council, sent_at = self.letter.council, self.letter.sent_at
        if self.content is None or not (sent_at and council.closed_on):
            return []
        if not self.letter.dated_on < council.closed_on <= london_date(sent_at):
            return []
        return Successions().on_day(council, london_date(sent_at))

    @property
    def file_name(self) -> str:
        letter = self.letter
        return f"{letter.council.slug}-letter-{letter.year}-issue-{letter.issue}.pdf"


def read_letter(council: Council, year: Year, issue: str | None, at: datetime) -> ReadLetter | None:
    """The issue that is asked for, else the current one; None where none such is public."""
    issues = readable(Letter.objects.public(at).filter(council=council, year=year))
    found = list(issues.select_related("council", "release", "published_with").order_by("issue"))
    asked = str(found[-1].issue) if found and issue is None else issue
    for place, letter in enumerate(found):
        if str(letter.issue) == asked:
            before, after = found[:place], found[place + 1 :]
            return ReadLetter(
                letter,
                replaces=before[-1] if before else None,
                replaced_by=after[0] if after else None,
                current=found[-1],
            )
    return None


def revised_since(letter: Letter, at: datetime) -> list[OwnRevision]:
    """The public revisions of its year after the edition whose figures it gives."""
    edition = letter.release or letter.published_with
    if edition is None:
        return []
    revisions = own_revisions(letter.council, letter.year, at)
    return [each for each in revisions if each.edition > edition.edition]


def readable(letters: LetterQuerySet) -> LetterQuerySet:
    """Letters with ``public_since``, and with ``pdf_size`` in bytes where the PDF is kept."""
    return with_public_since(letters).annotate(pdf_size=Length("file__pdf"))


def with_public_since(letters: LetterQuerySet) -> LetterQuerySet:
    with_release = Coalesce("published_with__public_at", F("sent_at"))
    since = Greatest("sent_at", with_release)
    known: LetterQuerySet = letters.annotate(public_since=since)  # type: ignore[no-redef]
    return known


def letters_of(council: Council, at: datetime) -> list[Letter]:
    """Every public letter about a council, newest first; those not current ``is_replaced``.

    Each knows the public one that it ``replaces``, and that which it is ``replaced_by``.
    """
    found = list(
        readable(Letter.objects.public(at).filter(council=council))
        .for_list()
        .order_by("-year", "-issue")
    )
    for _, issues in groupby(found, key=lambda each: each.year):
        later = None
        for letter in issues:
            letter.is_replaced, letter.replaced_by = later is not None, later
            if later is not None:
                later.replaces = letter
            later = letter
    return found


@dataclass(frozen=True)
class Together:
    """The letters about one year that became public at one instant, and how many replace others."""

    year: Year
    public_since: datetime
    councils: int
    reissues: int


def newest_together(at: datetime, limit: int) -> tuple[list[Together], list[Letter]]:
    """What became public last, the letters of one instant as one; and those that came alone.

    With what came alone are the letters that it replaces. Each of a year's hundreds of letters
    would leave no place for anything else.
    """
    public_letters: Any = with_public_since(Letter.objects.public(at))
    instants = list(
        public_letters.order_by()
        .values("year", "public_since")
        .annotate(
            councils=Count("council", distinct=True),
            reissues=Count("pk", filter=Q(issue__gt=1)),
            newest=Max("pk"),
        )
        .order_by("-public_since", "-year")[:limit]
    )
    alone = [each["newest"] for each in instants if each["councils"] == 1]
    together = [
        Together(each["year"], each["public_since"], each["councils"], each["reissues"])
        for each in instants
        if each["councils"] > 1
    ]
    public = _newest_public(at)
    return together, _with_replaced(list(public.filter(pk__in=alone)), public)


def newest_letters(at: datetime, limit: int, council: Council) -> list[Letter]:
    """A council's that became public last, and those they replace, which know ``replaced_by``."""
    public = _newest_public(at)
    return _with_replaced(list(public.filter(council=council)[:limit]), public)


def _newest_public(at: datetime) -> QuerySet[Letter]:
    public = with_public_since(Letter.objects.public(at))
    return public.for_list().order_by("-public_since", "-pk")


def _with_replaced(newest: list[Letter], public: QuerySet[Letter]) -> list[Letter]:
    again = [each for each in newest if each.is_reissue]
    before = public.filter(
        council__in={each.council_id for each in again}, year__in={each.year for each in again}
    )
    replaced = {(each.council_id, each.year) for each in again}
    known = {each.pk: each for each in newest}
    known |= {each.pk: each for each in before if (each.council_id, each.year) in replaced}
    by_issue = sorted(known.values(), key=lambda each: (each.council_id, each.year, each.issue))
    for _, issues in groupby(by_issue, key=lambda each: (each.council_id, each.year)):
        for earlier, later in pairwise(issues):
            earlier.replaced_by = later
    return list(known.values())


def letters_about(
    year: Year, found: Answer | None, at: datetime
) -> list[tuple[Council.Type, list[Letter]]]:
    """A year's current letters, by type of council and name; only of those found, if any.

    Of one that replaces another that is public: that one's issue and date.
    """
    before = Letter.objects.public(at).filter(
        council=OuterRef("council"), year=year, issue__lt=OuterRef("issue")
    )
    letters = readable(Letter.objects.current(at).filter(year=year)).for_list()
    letters = letters.annotate(
        replaces_issue=Subquery(before.order_by("-issue").values("issue")[:1]),
        replaces_dated_on=Subquery(before.order_by("-issue").values("dated_on")[:1]),
    )
    if found is not None:
        letters = letters.filter(council__in=found.strong_pks)
    rows = sorted(letters.order_by("council"), key=lambda each: TYPES.index(each.council.type))
    return [
        (Council.Type(kind), list(group))
        for kind, group in groupby(rows, key=lambda each: each.council.type)
    ]


def letters_for_data(at: datetime) -> QuerySet[Letter]:
    """Every public issue, newest year first, with ``is_current``: whether no other replaces it."""
    current = Letter.objects.current(at).order_by().values("pk")
    letters = readable(Letter.objects.public(at)).select_related("council", "release")
    return (
        letters.annotate(is_current=Exists(current.filter(pk=OuterRef("pk"))))
        .defer("content")
        .order_by("-year", "council__slug", "-issue")
    )


def years_with_letters(at: datetime) -> list[Year]:
    """The years of which a letter is public, newest first."""
    years = Letter.objects.public(at).order_by("-year").values_list("year", flat=True)
    return list(years.distinct())


def with_letters(councils: QuerySet[Council], year: Year, at: datetime) -> QuerySet[Council]:
    """Councils with ``has_letter``, one of the year that is public, and ``has_letters``, any."""
    own = Letter.objects.public(at).filter(council=OuterRef("pk")).order_by()
    of_year = Exists(own.filter(year=year))
    return councils.annotate(has_letter=of_year, has_letters=Exists(own))  # type: ignore[no-redef]


def replaced_councils(council: Council, at: datetime) -> Iterable[Council]:
    """The councils that this one replaced and about which letters are public."""
    own = Letter.objects.public(at).filter(council=OuterRef("pk")).order_by()
    return Council.objects.filter(Exists(own), successors=council).order_by(*by_short_name())


def pdf_of(letter: Letter) -> bytes | None:
    """Its PDF as it was approved or uploaded; where none is kept, typeset from its content."""
    kept = LetterFile.objects.filter(letter=letter).first()
    if kept is not None:
        return bytes(kept.pdf)
    if letter.content is None:
        return None
    template = LetterTemplate.objects.filter(year=letter.year).only("signature").first()
    signature = bytes(template.signature) if template and template.signature else None
    return pdf(LetterContent.read(letter.content), letter.dated_on, signature)
