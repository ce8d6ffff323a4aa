"""Where the rows of the API's lists come from, as they are at a request's instant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from complaints.decisions.former_references import current
from complaints.decisions.references import parsed
from complaints.models import Decision, Recommendation, Release, Suspension
from complaints.models.decision_querysets import DecisionQuerySet
from complaints.statistics.revisions import compared, revised
from councils.models import Council, PublicRecord
from councils.register.identifiers import slug_identified
from councils.years import Year
from portal.open_data.bodies import all_councils
from portal.open_data.breakdown import category_rows, group_rows
from portal.open_data.performance import performance_rows
from portal.open_data.publications import Edition, editions, revised_figures
from portal.open_data.received import received_rows
from portal.pages.revisions_content import kept_cases


@dataclass(frozen=True)
class World:
    """What is public at a request's instant."""

    at: datetime
    current: Mapping[Year, Release]
    record: PublicRecord
    suspended: Sequence[Suspension] = ()

    @property
    def listed(self) -> dict[Year, Release | None]:
        """The years of which there are editions, seen or not."""
        return dict(self.current) | {each.year: None for each in self.suspended}


def performance_of(chosen: Any, world: World) -> list[Any]:
    return list(performance_rows(chosen.chosen(), chosen.only()))


@dataclass(frozen=True)
class InTurn:
    """Rows that are made one by one: a page of them makes none that come after it."""

    rows: Callable[[], Iterable[Any]]

    def __getitem__(self, page: slice) -> list[Any]:
        return list(islice(self.rows(), page.start, page.stop))


def categories_of(chosen: Any, world: World) -> InTurn:
    categories = chosen.form.cleaned_data["category"]
    return InTurn(lambda: category_rows(chosen.chosen(), chosen.only(), categories))


def received_of(chosen: Any, world: World) -> InTurn:
    categories = chosen.form.cleaned_data["category"]
    return InTurn(lambda: received_rows(chosen.chosen(), chosen.only(), categories))


def groups_of(chosen: Any, world: World) -> InTurn:
    return InTurn(lambda: group_rows(chosen.chosen()))


def decisions(world: World) -> DecisionQuerySet:
    return Decision.objects.public(world.at).for_data().newest_first()


def one_council(name: str, world: World) -> Council:
    """By its slug, or by what the ONS, GOV.UK or Wikidata know it under."""
    return get_object_or_404(all_councils(), slug=slug_identified(name) or name)


def one_decision(reference: str, world: World) -> Decision:
    try:
        wanted = parsed(reference)
    except ValueError:
        raise Http404 from None
    return get_object_or_404(decisions(world).defer(None), reference=current(wanted))


def improvements(world: World) -> Any:
    return Recommendation.objects.newest_public(world.at).for_data()


def editions_of(chosen: Any, world: World) -> list[Edition]:
    year = chosen.form.cleaned_data["year"]
    return [each for each in editions(world.at) if year in ("", str(each.release.year))]


def revised_of(chosen: Any, world: World) -> list[Any]:
    asked = chosen.form.cleaned_data
    pairs = [
        pair
        for pair in revised(Release.objects.public(world.at))
        if asked["year"] in ("", str(pair[1].year))
    ]
    rows = revised_figures(compared(pairs, kept_cases))
    return [each for each in rows if asked["council"] in (None, each.change.council)]


def council_types(chosen: Any, world: World) -> list[Council.Type]:
    return list(Council.Type)


def one_type(name: str, world: World) -> Council.Type:
    if name not in Council.Type.values:
        raise Http404
    return Council.Type(name)
