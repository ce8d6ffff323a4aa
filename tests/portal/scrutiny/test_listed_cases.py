"""The cases behind a pack's counts: those that can be read, the newest, and what became of each."""

from datetime import date, timedelta

import pytest

from complaints.figures.performance import Performance
from complaints.models import Decision, Recommendation, Release
from complaints.statistics.readable_cases import CountedCases
from councils.years import Year, london_instant
from portal.scrutiny.content import Agreed, Pack
from portal.scrutiny.listed_cases import beginning, case_lists, opening
from tests import factories
from tests.portal.scrutiny.made_packs import AT, INSTANT, made

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


def lists(pack: Pack) -> dict[str, tuple[str, int]]:
    return {each.title: (each.opening, len(each.named)) for each in pack.case_lists}


def test_each_count_that_is_asked_about_has_its_cases(kent):
    pack = made(kent)
    assert lists(pack) == {
        "Complied with late": ("1 case is counted.", 1),
        "Upheld": (
            "17 cases are counted. Of the 17 that can be read the newest 15 are listed.",
            15,
        ),
    }
    late, upheld = pack.case_lists
    [case] = late.named
    assert case.about == "Housing › Homelessness, decided on 3 June 2024"
    assert case.words == "We upheld Mrs B's complaint."
    assert case.agreed == (Agreed("Change 0.", "done late"),)
    assert case.link.path == Recommendation.objects.earliest("pk").decision.get_absolute_url()
    assert late.more is None
    assert upheld.more.words == "2 more"
    assert upheld.more.path == (
        "/decisions/?council=kent-county-council&year=2024-25&counted=upheld"
    )


def test_the_newest_come_first_and_what_is_not_complied_with_before_all(kent):
    first, second = Decision.objects.filter(outcome="upheld").order_by("pk")[5:7]
    Decision.objects.filter(pk=first.pk).update(decided_on=date(2025, 3, 30))
    Decision.objects.filter(pk=second.pk).update(decided_on=date(2025, 3, 29))
    failed = Recommendation.objects.order_by("pk")[3]
    Recommendation.objects.filter(pk=failed.pk).update(
        outcome="not_complied", done_on=None, first_not_complied_on=date(2024, 8, 1)
    )
    factories.release("2024-25", public_at=AT - SECOND, reason="Again.")
    not_complied, _, upheld = made(kent).case_lists
    assert not_complied.title == "Not complied with"
    assert [each.agreed[0].became for each in not_complied.named] == ["not complied with"]
    assert [each.link.path for each in upheld.named[:2]] == [
        each.get_absolute_url() for each in (first, second)
    ]


def test_what_is_withheld_is_counted_and_never_listed(kent):
    hidden = Recommendation.objects.earliest("pk").decision
    Decision.objects.filter(pk=hidden.pk).update(withheld_reason="consent")
    pack = made(kent)
    assert lists(pack)["Complied with late"] == ("1 case is counted. It cannot be read.", 0)
    assert lists(pack)["Upheld"][0] == (
        "17 cases are counted. 1 of them cannot be read. Of the 16 that can be read the newest 15"
        " are listed."
    )
    assert hidden.get_absolute_url() not in repr(pack.case_lists)
    assert "Change 0." not in repr(pack.case_lists)


def test_what_was_agreed_for_one_person_is_nowhere(kent):
    decided = Recommendation.objects.earliest("pk").decision
    before = made(kent)
    factories.recommendation(
        decided, kind="personal_remedy", public_summary="", private_text="zebrapayment"
    )
    assert made(kent).case_lists == before.case_lists
    assert "zebrapayment" not in repr(before)


def test_what_became_of_it_waits_for_the_year_that_recorded_it(kent):
    due = Recommendation.objects.order_by("pk")[4]
    Recommendation.objects.filter(pk=due.pk).update(
        outcome="complied", done_on=date(2025, 4, 2), recorded_on=date(2025, 4, 2)
    )
    instant = london_instant("2026-07-01 09:30")
    factories.release("2025-26", public_at=instant)
    said = [
        next(
            one.became
            for each in made(kent, at).case_lists[-1].named
            for one in each.agreed
            if one.words == "Change 4."
        )
        for at in (instant - SECOND, instant)
    ]
    assert said[0] == "no outcome published"
    assert said[1] in ("done late", "done on time")


def test_an_earlier_edition_lists_its_own_cases(kent):
    changed = Recommendation.objects.earliest("pk").decision
    Decision.objects.filter(pk=changed.pk).update(outcome="not_upheld")
    factories.release("2024-25", public_at=AT - SECOND, reason="One was not upheld.")
    assert lists(made(kent))["Upheld"][0].startswith("16 cases are counted.")
    first = Release.objects.current(AT)[Year(2024)].in_edition("1")
    listed = case_lists(kent, first, Performance(upheld=17), {Year(2024): first}, AT)
    assert listed[-1].opening.startswith("17 cases are counted.")
    assert listed[-1].more.path.endswith("&edition=1")


def test_an_imported_year_names_no_cases():
    kent = factories.council("Kent County Council")
    factories.published("2024-25", factories.frozen(kent, upheld=3), public_at=INSTANT)
    assert made(kent).case_lists == ()


@pytest.mark.parametrize(
    ("counted", "shown", "listed", "said"),
    [
        (1, 1, 1, "1 case is counted."),
        (1, 0, 0, "1 case is counted. It cannot be read."),
        (3, 3, 3, "3 cases are counted."),
        (3, 1, 1, "3 cases are counted. 2 of them cannot be read."),
        (
            2_000,
            1_900,
            15,
            "2,000 cases are counted. 100 of them cannot be read. Of the 1,900 that can be read"
            " the newest 15 are listed.",
        ),
    ],
)
def test_how_many_is_said_once_for_each_way(counted, shown, listed, said):
    assert opening(CountedCases("late", "Late", counted, shown), listed) == said


def test_what_a_case_is_about_ends_with_a_sentence_where_it_can():
    assert (
        beginning("We upheld it.  The Council\nwas slow.") == "We upheld it. The Council was slow."
    )
    assert beginning("Short. " + "Long " * 40) == "Short."
    assert beginning("Long " * 60).endswith("Long …")
    assert beginning("") == ""
