"""What the API answers: each list, what narrows it, and how one row is found by its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.shortcuts import get_object_or_404

from complaints.models import Release
from complaints.models.recommendation_querysets import RecommendationQuerySet
from complaints.recommendations.improvements import with_status
from councils.models import Council
from councils.years import london_date
from letters.letters.issues import letters_for_data
from portal.api import filters, year_filters
from portal.api.places import PlaceFilter
from portal.api.rows import (
    InTurn,
    World,
    categories_of,
    council_types,
    decisions,
    editions_of,
    groups_of,
    improvements,
    one_council,
    one_decision,
    one_type,
    performance_of,
    received_of,
    revised_of,
)
from portal.open_data.bodies import COUNCIL_TYPES, COUNCILS, SUBJECTS, all_councils, subjects
from portal.open_data.breakdown import GROUPS, PERFORMANCE_BY_CATEGORY
from portal.open_data.cases import DECISIONS, SERVICE_IMPROVEMENTS, WHOLE_DECISIONS
from portal.open_data.category_totals import CATEGORY_TOTALS, category_totals
from portal.open_data.columns import Dataset
from portal.open_data.performance import PERFORMANCE
from portal.open_data.places import PLACES, served_by
from portal.open_data.publications import (
    LETTERS,
    RELEASES,
    REVISIONS,
)
from portal.open_data.received import COMPLAINTS_RECEIVED
from portal.open_data.sums import PERFORMANCE_BY_TYPE, type_rows
from portal.pages.kept_rows_content import KeptDecisions, KeptImprovements

Filter: TypeAlias = Any  # django-filter has no types


@dataclass(frozen=True)
class Endpoint:
    """A list of the API.

    ``filter_of`` narrows it, ``rows`` gives what can be cut into pages, and ``shown`` makes of a
    page's rows what the data set's columns are found in. ``editions`` are those of the figures that
    an answer is made from. ``one`` finds a row by its name, such as ``example``.
    """

    dataset: Dataset
    about: str
    filter_of: Callable[[Any, World], Filter]
    rows: Callable[[Filter, World], Any]
    shown: Callable[[Sequence[Any], World], Sequence[Any]] = lambda rows, world: rows
    editions: Callable[[Any, World], Sequence[Release]] = lambda chosen, world: list(
        world.current.values()
    )
    one: Callable[[str, World], Any] | None = None
    example: str = ""
    one_dataset: Dataset | None = None
    of_figures: bool = True  # where it is narrowed to a year, it answers from the year's figures

    @property
    def slug(self) -> str:
        return self.dataset.slug

    @property
    def dataset_of_one(self) -> Dataset:
        return self.one_dataset or self.dataset


ENDPOINTS = {
    each.slug: each
    for each in (
        Endpoint(
            PERFORMANCE,
            "Each council’s figures in the current edition of each public year, or in the edition"
            " that is asked for, by name, beside"
            " those of similar councils and what chance explains.",
            lambda query, world: year_filters.PerformanceFilter(
                query, Council.objects.all(), releases=world.current
            ),
            performance_of,
            editions=lambda chosen, world: chosen.chosen(),
        ),
        Endpoint(
            PERFORMANCE_BY_CATEGORY,
            "Each council’s figures in each reporting category, in the current edition of each"
            " public year or in the edition that is asked for, beside similar councils.",
            lambda query, world: year_filters.CategoryFilter(
                query, Council.objects.all(), releases=world.current
            ),
            categories_of,
            editions=lambda chosen, world: chosen.chosen(),
        ),
        Endpoint(
            PERFORMANCE_BY_TYPE,
            "The councils of each type, all of them, and other bodies, added up year by year.",
            lambda query, world: year_filters.GroupFilter(
                query, Council.objects.none(), releases=world.current
            ),
            lambda chosen, world: InTurn(lambda: type_rows(chosen.chosen())),
            editions=lambda chosen, world: chosen.chosen(),
        ),
        Endpoint(
            CATEGORY_TOTALS,
            "Each reporting category, of all councils added up and of those of each type, year by"
            " year.",
            lambda query, world: year_filters.GroupFilter(
                query, Council.objects.none(), releases=world.current
            ),
            lambda chosen, world: InTurn(lambda: category_totals(chosen.chosen())),
            editions=lambda chosen, world: chosen.chosen(),
        ),
        Endpoint(
            GROUPS,
            "Councils that are reorganised together, added up year by year while they exist.",
            lambda query, world: year_filters.GroupFilter(
                query, Council.objects.none(), releases=world.current
            ),
            groups_of,
            editions=lambda chosen, world: chosen.chosen(),
        ),
        Endpoint(
            COMPLAINTS_RECEIVED,
            "How many complaints about each council came in, in all and by reporting category, year"
            " by year, where that is published.",
            lambda query, world: year_filters.ReceivedFilter(
                query, Council.objects.all(), releases=world.current
            ),
            received_of,
            editions=lambda chosen, world: chosen.chosen(),
        ),
        Endpoint(
            COUNCILS,
            "Every council and other body that there is or was.",
            lambda query, world: filters.CouncilsFilter(
                query, all_councils(), day=london_date(world.at)
            ),
            lambda chosen, world: chosen.qs,
            one=one_council,
            example="kent-county-council",
        ),
        Endpoint(
            COUNCIL_TYPES,
            "The types of council; only councils of one type are compared.",
            lambda query, world: filters.NoFilter(query, Council.objects.none()),
            council_types,
            one=one_type,
            example="county",
        ),
        Endpoint(
            PLACES,
            "The councils that serve the place of a postcode today: one that does everything, or a"
            " district and its county. Where there is none the answer is a 404 that says why.",
            lambda query, world: PlaceFilter(query, london_date(world.at)),
            lambda chosen, world: list(served_by(chosen.answer)),
            editions=lambda chosen, world: [],
            of_figures=False,
        ),
        Endpoint(
            SUBJECTS,
            "What complaints are about, and the reporting category of each.",
            lambda query, world: filters.SubjectFilter(query, subjects()),
            lambda chosen, world: chosen.qs,
            one=lambda slug, world: get_object_or_404(subjects(), slug=slug),
            example="housing-homelessness",
        ),
        Endpoint(
            DECISIONS,
            "Decisions that are shown, newest first. With counted and a year: the very cases that a"
            " published figure counted, of a council, of a type as it is summed, or of the nation.",
            lambda query, world: filters.DecisionsFilter(
                query, decisions(world), releases=world.current, at=world.at
            ),
            lambda chosen, world: KeptDecisions(chosen, world.record),
            one=one_decision,
            example="23-004-512",
            one_dataset=WHOLE_DECISIONS,
            of_figures=False,
        ),
        Endpoint(
            SERVICE_IMPROVEMENTS,
            "What councils agreed to change, newest first, and what became of it.",
            lambda query, world: filters.ImprovementsFilter(
                query, improvements(world), releases=world.current, at=world.at
            ),
            lambda chosen, world: KeptImprovements(
                chosen, world.record, RecommendationQuerySet.for_data
            ),
            shown=lambda rows, world: with_status(rows, world.current, world.at),
            of_figures=False,
        ),
        Endpoint(
            RELEASES,
            "Every published edition of every year’s figures, newest year first; one may be"
            " suspended.",
            lambda query, world: filters.ReleaseFilter(
                query, Release.objects.none(), releases=world.listed
            ),
            editions_of,
            of_figures=False,
        ),
        Endpoint(
            REVISIONS,
            "Every figure of a council that a revision changed, newest revision first.",
            lambda query, world: filters.RevisionFilter(
                query, Release.objects.none(), releases=world.current
            ),
            revised_of,
        ),
        Endpoint(
            LETTERS,
            "Every public issue of the annual review letters, newest year first.",
            lambda query, world: filters.LetterFilter(query, letters_for_data(world.at)),
            lambda chosen, world: chosen.qs,
        ),
    )
}
