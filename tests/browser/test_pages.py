"""Each kind of page in a real Chromium: accessible in both schemes, whole at 320 px, no script."""

from datetime import date

import pytest

from complaints.models import Decision, YearNote
from councils.years import Year
from tests import factories
from tests.browser.accessible import assert_accessible

PAGES = [
    "/",
    "/?year=2024-25&type=county&sort=-uphold-rate",
    "/compare/",
    "/compare/?council=kent-county-council&council=essex-county-council&council=new-unitary",
    "/councils/",
    "/councils/?q=nowhere",
    "/councils/?q=ME17+2BT",
    "/councils/?q=ME17",
    "/councils/?q=EH1+1AA",
    "/councils/ashford/who-does-what/",
    "/councils/kent-county-council/2024-25/",
    "/councils/new-unitary/2024-25/",
    "/councils/old-district/2023-24/",
    "/councils/never-asked-about/",
    "/councils/old-district/complain/",
    "/councils/ashford/complain/",
    "/councils/kent-county-council/report-an-error/",
    "/embed/kent-county-council/2024-25/",
    "/api/",
    "/councils/kent-county-council/improvements/",
    "/improvements/",
    "/improvements/?like=24-018-407.1",
    "/subjects/",
    "/subjects/housing/?sort=-uphold-rate",
    "/subjects/housing-homelessness/",
    "/decisions/",
    "/decisions/?year=2024-25&council=kent-county-council&counted=upheld",
    "/decisions/?decided_after=nonsense",
    "/decisions/?q=homelessness",
    "/decisions/?q=homelesness",
    "/decisions/24-018-407/",
    "/methods/",
    "/releases/",
    "/data/",
    "/data/dictionary/",
    "/revisions/",
    "/reorganisations/",
    "/reorganisations/new-unitary-2024/",
    "/calendar/",
    "/accessibility/",
    "/complain/",
    "/no-such-page/",
]
PARTS = [PAGES[first::4] for first in range(4)]  # so that workers share them


@pytest.fixture
def world(transactional_db):
    """Two released years of a few councils: many cases, few, none, old, new, a revision."""
    homeless = factories.subject()
    schools = factories.subject("Education and children's services", "Education", "Exclusions")
    kent = factories.council(
        "Kent County Council", residents=1_576_069, website="https://k.example/"
    )
    essex = factories.council("Essex County Council", residents=1_503_521)
    old = factories.council(
        "Old District", type="district", closed_on=date(2024, 4, 1), county=kent
    )
    new = factories.council("New Unitary", type="unitary", opened_on=date(2024, 4, 1))
    factories.council("Never asked about", type="other")
    factories.council("Ashford", type="district", county=kent, gss_code="E07000105")
    factories.council("Maidstone", type="district", county=kent, gss_code="E07000110")
    old.successors.add(new)
    for council, year, upheld, not_upheld in (
        (kent, 2023, 30, 9),
        (kent, 2024, 24, 12),
        (essex, 2023, 12, 3),
        (essex, 2024, 20, 1),
        (old, 2023, 2, 1),
        (new, 2024, 11, 2),
    ):
        for number in range(upheld + not_upheld):
            decision = factories.decision(
                council,
                decided_on=date(year, 5 + number % 7, 3),
                outcome="upheld" if number < upheld else "not_upheld",
                subject=(homeless, schools)[number % 2],
            )
            if number < upheld and number % 3:
                factories.recommendation(decision)
    factories.decision(
        kent, reference="24018407", decided_on=date(2024, 6, 5), subject=homeless, outcome="upheld"
    )
    factories.recommendation(Decision.objects.get(reference="24018407"))
    YearNote.objects.create(year=Year(2024), text="From 2024-25 on, fewer.", breaks_comparison=True)
    factories.release("2023-24")
    factories.release("2024-25")
    factories.decision(kent, decided_on=date(2024, 7, 5), subject=schools)
    factories.release("2024-25", reason="One case had been left out.")


@pytest.mark.parametrize("addresses", PARTS)
def test_each_is_accessible_and_whole_on_a_small_screen(
    world, live_server, page, complaints, addresses
):
    wrong = []
    for address in addresses:
        page.goto(live_server.url + address, wait_until="networkidle")
        try:
            assert_accessible(page, address)
        except AssertionError as fault:
            wrong.append(str(fault))
    assert wrong == []
    complaints[page.context][:] = [c for c in complaints[page.context] if "404" not in c]


def test_without_a_script_a_year_is_chosen_and_a_council_opened(world, live_server, no_js_page):
    page = no_js_page
    page.goto(live_server.url)
    page.get_by_role("searchbox", name="Council or postcode").fill("kent")
    page.get_by_role("button", name="Find").click()
    page.wait_for_url("**/councils/kent-county-council/2024-25/")
    page.get_by_role("link", name="2023-24", exact=True).click()
    rate = page.locator("[data-measure=uphold-rate]").first
    assert (
        rate.inner_text(),
        rate.get_attribute("data-part"),
        rate.get_attribute("data-whole"),
    ) == (
        "77%",
        "30",
        "39",
    )
    page.goto(live_server.url + "/?type=county&sort=-uphold-rate")
    rows = page.locator("#table tbody tr th").all_inner_texts()
    assert rows == ["Essex County Council", "Kent County Council"]


def test_the_count_leads_to_the_very_cases(world, live_server, page):
    """25 and one more were upheld; the revision counts both, the list shows both."""
    page.goto(live_server.url + "/councils/kent-county-council/2024-25/")
    line = page.locator(".counted li").first
    assert line.inner_text() == "26 upheld: 26 shown"
    line.get_by_role("link").click()
    page.wait_for_url("**counted=upheld")
    assert page.get_by_role("status").first.inner_text() == "26 of 26 cases shown."


def test_a_details_table_has_the_figures_of_its_chart(world, live_server, page):
    page.goto(live_server.url + "/councils/kent-county-council/2024-25/")
    trend = page.locator("article[aria-labelledby=years-uphold-rate]")
    trend.locator("summary").click()
    table = trend.locator("table")
    assert "26 of 38" in table.inner_text()
