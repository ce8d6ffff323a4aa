"""A pack from the database: the page's figures, and nothing that is not public at the instant."""

from datetime import date, timedelta

import pytest

from complaints.models import Decision, Recommendation, Release, YearNote
from complaints.recommendations.steps.compliance import with_overdue_cases
from councils.models import Council
from councils.years import Year, london_instant
from letters.composing.letters import MADE_UP
from letters.letters.issues import with_letters
from portal.scrutiny.content import Count, Pack
from portal.scrutiny.pack import scrutiny_pack
from tests import factories
from tests.factories import frozen, published
from tests.portal.scrutiny.made_packs import AT, INSTANT, made

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
DAY = date(2024, 4, 1)


def test_it_says_what_the_councils_page_says(kent):
    pack = made(kent)
    assert pack.headline == (
        "In 2024-25 the Ombudsman investigated 24 complaints about Kent County Council and upheld"
        " 17 of them, 71%. Among county councils as a whole it was the same (17 of 24)."
    )
    assert pack.dealt_with == (
        "Dealt with in all: 24 complaints; 0 not for the Ombudsman, 0 closed after initial"
        " enquiries, 24"
        " investigated."
    )
    assert [each.figure.text for each in pack.measures] == ["71%", "4 of 4", "0%", "1.1"]
    assert [(row.name, row.counts) for row in pack.subjects.rows] == [("Housing", "17 of 24")]
    assert pack.follow_up.outcomes == (
        Count("On time", "3"),
        Count("Late", "1"),
        Count("Not complied with", "0"),
        Count("Cases in all", "4"),
    )
    assert pack.follow_up.compliance[1] == (
        "On 20 July 2025, 1 case among published decisions was overdue: something that Kent County"
        " Council has to do was due, and no outcome is recorded yet."
    )
    assert [each.because for each in pack.questions] == [
        "1 of 4 cases was complied with late.",
        "On 20 July 2025, 1 case among published decisions was overdue, whatever the year of"
        " the decision.",
        "Of 5 service improvements from decisions of 2024-25: 3 done on time, 1 done late, 1"
        " without a published outcome.",
    ]
    assert pack.trend is None
    assert pack.letter is None


def test_what_is_due_today_is_not_said_under_a_name_of_then(kent):
    former = {"until": "2025-06-01", "name": "Old Kent Council", "short_name": "Old Kent"}
    Council.objects.update(former_names=[former])
    pack = made(Council.objects.get(pk=kent.pk))
    assert pack.title == "Scrutiny pack: Old Kent Council, 2024-25"
    assert pack.notices == ("Old Kent Council was renamed Kent County Council on 1 June 2025.",)
    assert "about Old Kent Council and upheld" in pack.headline
    assert "was overdue: something that the council has to do" in pack.follow_up.compliance[1]


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        (["advice_given"], "It was not for the Ombudsman."),
        (["closed_after_initial_enquiries"], "It was closed after initial enquiries."),
        (
            ["advice_given", "referred_back", "closed_after_initial_enquiries"],
            "Of these: 2 not for the Ombudsman, 1 closed after initial enquiries.",
        ),
    ],
)
def test_where_nothing_was_investigated_little_is_said_and_once(kent, outcomes, said):
    surrey = factories.council("Surrey County Council")
    for outcome in outcomes:
        factories.decision(surrey, outcome=outcome)
    factories.release("2024-25", public_at=AT - SECOND, reason="Surrey was missing.")
    pack = made(surrey)
    assert pack.headline.startswith("In 2024-25 the Ombudsman investigated no complaints about")
    assert pack.dealt_with == said
    assert (pack.subjects.rows, pack.subjects.opening) == (
        (),
        "No complaint was investigated, so no subject has an uphold rate.",
    )


def test_it_says_its_edition_its_day_its_source_and_its_address(kent, settings):
    settings.SITE_URL = "https://portal.example"
    pack = made(kent)
    assert pack.about[0] == (
        "Figures: edition 1, published on 1 July 2025, 9.30am. Made on 20 July 2025 from what was"
        " public then."
    )
    assert "Open Government Licence v3.0" in pack.about[1]
    address = "https://portal.example/councils/kent-county-council/2024-25/scrutiny-pack"
    assert pack.page.address == f"{address}/?edition=1"  # the address that keeps its figures
    assert pack.pdf.address == f"{address}.pdf"
    assert pack.file_name == "kent-county-council-scrutiny-pack-2024-25-edition-1"
    assert [each.address for each in pack.documents] == [f"{address}.docx", f"{address}.odt"]
    assert pack.title == "Scrutiny pack: Kent County Council, 2024-25"
    cited = made(kent, cited=True)
    assert cited.page.address == f"{address}/?edition=1"
    assert cited.pdf.address == f"{address}.pdf?edition=1"
    assert cited.council_page.path == "/councils/kent-county-council/2024-25/?edition=1"


def test_a_case_that_was_not_complied_with_is_named_while_its_decision_can_be_read(kent):
    asked = Decision.objects.filter(outcome="upheld").order_by("pk")
    failed = asked[2]
    failed.recommendations.update(
        outcome="not_complied", done_on=None, first_not_complied_on=date(2024, 8, 1)
    )
    factories.release("2024-25", public_at=AT - SECOND, reason="Failed.")
    [named] = made(kent).follow_up.failed
    reference = f"{failed.reference[:2]}\u00a0{failed.reference[2:5]}\u00a0{failed.reference[5:]}"
    assert named.words == f"{reference} (Housing › Homelessness)"
    assert named.path == failed.get_absolute_url()
    assert made(kent, AT - 2 * SECOND).follow_up.failed == ()
    Decision.objects.filter(pk=failed.pk).update(withheld_reason="consent")
    pack = made(kent)
    assert pack.follow_up.compliance[0].startswith("Outcomes recorded in 2024-25: One case was")
    assert (pack.follow_up.failed, pack.follow_up.not_named) == ((), "")


def test_a_demonstration_says_that_it_is_made_up(kent):
    assert made(kent).mark == ""
    assert made(kent, demonstration=True).mark == MADE_UP


def test_a_council_without_figures_has_no_pack(kent):
    assert made(factories.council("Surrey County Council")) is None


def statuses(pack: Pack) -> list[str]:
    return [item.details.split(". ")[-1] for item in pack.follow_up.improvements.items]


def test_what_became_of_an_improvement_waits_for_the_year_in_which_it_was_recorded(kent):
    later = Recommendation.objects.latest("pk")
    later.recorded_on = later.done_on = date(2025, 4, 2)
    later.save()
    next_year = london_instant("2026-07-01 09:30")
    factories.release("2025-26", public_at=next_year)
    before, after = made(kent, next_year - SECOND), made(kent, next_year)
    assert statuses(before) == [
        "Done late.",
        "No outcome published.",
        "Done on time.",
        "Done on time.",
    ]
    assert before.follow_up.improvements.more.words == "1 more"
    assert statuses(after)[:2] == ["Done late.", "Done late."]
    asked = [pack.questions[2].because.split(": ")[1] for pack in (before, after)]
    assert asked == [
        "2 done on time, 1 done late, 2 without a published outcome.",
        "2 done on time, 2 done late, 1 without a published outcome.",
    ]


def test_what_is_withheld_or_no_longer_required_says_nothing(kent):
    withheld = Decision.objects.filter(recommendations__isnull=False).earliest("pk")
    Decision.objects.filter(pk=withheld.pk).update(withheld_reason="identifiable")
    ended = Recommendation.objects.latest("pk")
    Recommendation.objects.filter(pk=ended.pk).update(
        no_longer_required_at=AT, no_longer_required_reason="It moved."
    )
    pack = made(kent)
    assert [item.words for item in pack.follow_up.improvements.items] == [
        "Change 3.",
        "Change 2.",
        "Change 1.",
    ]
    assert statuses(pack) == ["Done on time.", "Done on time.", "No outcome published."]
    assert pack.measures[1].figure.text == "4 of 4"  # what is frozen still counts


def test_a_personal_remedy_is_nowhere(kent):
    decided = Decision.objects.filter(recommendations__isnull=False).latest("pk")
    before = made(kent)
    factories.recommendation(
        decided, kind="personal_remedy", public_summary="", private_text="zebrapayment"
    )
    assert made(kent) == before
    assert "zebrapayment" not in repr(before)


def test_a_report_waits_for_its_moment(kent):
    moment = AT + timedelta(days=1)
    factories.decision(
        kent, kind="report", title="A long wait", decided_on=date(2025, 3, 3), announced_at=moment
    )
    before, after = made(kent, moment - SECOND), made(kent, moment)
    assert before.follow_up.reports.items == ()
    assert "A long wait" not in repr(before)
    assert [item.words for item in after.follow_up.reports.items] == ["A long wait"]
    assert after.questions[2].because == "1 public interest report: “A long wait”."


def test_a_trend_needs_two_years_and_its_notes_are_public(kent):
    YearNote.objects.create(year=Year(2024), text="Fewer cases.", breaks_comparison=True)
    YearNote.objects.create(year=Year(2025), text="zebra")
    assert made(kent).notes == ("2024-25: Fewer cases.",)
    published("2023-24", frozen(kent, upheld=4, not_upheld=16))
    pack = made(kent)
    assert [(each.year, each.counts, each.breaks) for each in pack.trend.years] == [
        ("2023-24", "4 of 20", False),
        ("2024-25", "17 of 24", True),
    ]
    assert not [each for each in pack.questions if "What changed" in each.text]
    YearNote.objects.all().delete()
    (changed,) = [each for each in made(kent).questions if "What changed" in each.text]
    assert changed.because.startswith("Uphold rate 71% (17 of 24), in 2023-24 20% (4 of 20).")


def test_a_trend_ends_with_the_year_of_the_pack(kent):
    YearNote.objects.create(year=Year(2025), text="zebra")
    published("2023-24", frozen(kent, upheld=4, not_upheld=16))
    at = london_instant("2026-07-20 12:00")
    published("2025-26", frozen(kent, upheld=1, not_upheld=11), public_at=at - SECOND)
    assert Year(2025) in Release.objects.current(at)
    pack = made(kent, at)
    assert [each.year for each in pack.trend.years] == ["2023-24", "2024-25"]
    assert "2025-26" not in repr(pack)
    assert "zebra" not in repr(pack)


def test_a_trend_has_the_counts_of_a_year_after_a_council_had_closed():
    old = factories.council("Old County", closed_on=DAY)
    for _ in range(3):
        factories.decision(old)
    published("2022-23", frozen(old, upheld=15, not_upheld=5))
    factories.release("2024-25", public_at=INSTANT)
    pack = made(old)
    assert [(each.figure, each.counts, each.is_words) for each in pack.trend.years] == [
        ("75%", "15 of 20", False),
        ("had closed", "3 of 3", True),
    ]
    assert pack.measures[0].figure.text == "3 of 3"


def test_an_earlier_edition_has_its_own_figures_and_says_so(kent):
    Decision.objects.filter(pk=Decision.objects.filter(outcome="upheld").latest("pk").pk).update(
        outcome="not_upheld"
    )
    factories.release("2024-25", public_at=AT - SECOND, reason="One was not upheld.")
    releases = Release.objects.current(AT)
    first = releases[Year(2024)].in_edition("1")
    councils = with_letters(with_overdue_cases(Council.objects.all(), AT), Year(2024), AT)
    pack = scrutiny_pack(councils.get(pk=kent.pk), Year(2024), {Year(2024): first}, AT, cited=True)
    assert (pack.measures[0].figure.part, made(kent).measures[0].figure.part) == (17, 16)
    assert pack.replaced == (
        "These are the figures of edition 1, replaced on 20 July 2025 by edition 2."
    )
    assert (made(kent).replaced, made(kent).edition) == ("", 2)
    assert pack.notices == ()
    assert made(kent).notices == (
        "Revised on 20 July 2025: Kent County Council’s own figures changed. The portal’s list of"
        " revisions says why.",
    )
    assert made(kent, AT - 2 * SECOND).notices == ()


def test_nothing_is_asked_of_a_council_that_is_no_more(kent):
    assert [each.text.split()[0] for each in made(kent).questions] == ["What", "What", "Which"]
    new = factories.council("New Council", type="unitary", opened_on=date(2025, 7, 20))
    kent.successors.add(new)
    Council.objects.filter(pk=kent.pk).update(closed_on=date(2025, 7, 20))
    assert [each.text for each in made(kent).questions] == [
        "What has New Council done since about what is still to be done?",
        "What has New Council done since about the service improvements that were agreed?",
        "Who carries out what had been agreed, what of it is still to be done, and who reports on"
        " it?",
    ]


def test_a_body_compared_with_nobody_has_its_figures_alone():
    park = factories.council("Peak Park", type="other")
    for _ in range(12):
        factories.decision(park)
    factories.release("2024-25", public_at=INSTANT)
    pack = made(park)
    assert [each.lines for each in pack.measures] == [(), (), (), ()]
    assert pack.subjects.rows[0].average == "not compared"
