"""Where an outcome is found that was registered and no more; ``test_outcomes`` runs this."""

import csv
import io
import json
import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.forms import modelform_factory

from complaints.charts import flow
from complaints.decisions.forms.entry import DecisionForm
from complaints.decisions.search.index import SQLITE
from complaints.figures.performance import Performance
from complaints.models import CategoryFigures, CouncilFigures, Decision
from complaints.releases.importing.annual_statistics import import_annual_statistics
from councils.files.cells import one_of
from councils.models import Upload
from councils.years import Year, london_instant
from letters.composing.letters import counts
from portal.staff.upload_kinds import KINDS
from portal.staff.upload_notes import NOTES
from portal.staff.upload_templates import as_csv
from tests import factories
from tests.complaints.charts.reading import assert_legible

pytestmark = pytest.mark.django_db
KENT, YEAR = "/councils/kent-county-council/2024-25/", "2024-25"
OF = {"withdrawn": 4, "referred_back": 2, "not_upheld": 6, "upheld": 5, "partly_upheld": 3}


@pytest.fixture(autouse=True)
def looked_up_by_key(db):
    """The index that a migration makes: the tables here are made from the models."""
    with connection.cursor() as cursor:
        cursor.execute(SQLITE[0])


@pytest.fixture
def kent():
    """Twenty cases of Kent; of those partly upheld one had a remedy, and one was complied with."""
    council = factories.council("Kent County Council", residents=1_000_000)
    subject = factories.subject()
    for outcome, number in OF.items():
        made = [
            factories.decision(council, outcome=outcome, subject=subject) for _ in range(number)
        ]
    Decision.objects.filter(pk=made[0].pk).update(satisfactory_remedy=True)
    factories.recommendation(made[1], recorded_on=date(2025, 1, 6))
    factories.release(YEAR)
    return council


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    content = b"".join(response) if response.streaming else response.content
    return re.sub(r"\s+", " ", content.decode("utf-8-sig"))


def rows(client, address: str) -> list[dict[str, str]]:
    text = b"".join(client.get(address).streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_it_is_in_the_sums():
    of_two = Performance(partly_upheld=3, upheld=5, not_upheld=6, withdrawn=4) + Performance(
        partly_upheld=1, withdrawn=1, referred_back=2
    )
    assert (of_two.partly_upheld, of_two.upheld, of_two.withdrawn) == (4, 5, 5)
    assert (of_two.upheld_in_all, of_two.investigated, of_two.not_for_us) == (9, 15, 7)
    assert of_two.dealt_with == 22
    assert of_two.uphold_rate.counts == "9 of 15"


def test_it_is_frozen_with_the_edition(kent):
    for model in (CouncilFigures, CategoryFigures):
        figures = model.objects.get()
        assert {name: getattr(figures, name) for name in OF} == OF
        assert (figures.satisfactory_remedies, figures.on_time) == (1, 1)


def test_a_page_has_it(client, kent):
    page = read(client, KENT)
    assert "investigated 14 complaints about Kent County Council and upheld 8 of them, 57%." in page
    assert 'counted=upheld_in_all">8 of 14</a>' in page
    assert re.search(r'counted=satisfactory_remedies">(<[^>]*>)*1 of 8<', page)
    assert "What happened to 20 complaints" in page
    assert "8 upheld, 1,000,000 residents" in page


def test_the_chart_has_it(client, kent):
    chart = read(client, KENT).partition('class="chart-figure flow-chart"')[2]
    chart, _, table = chart.partition("<table>")
    assert chart.count("part-upheld") == 6  # two parts in each of three widths
    assert "upheld in part" in chart
    assert "14 investigated" in chart
    table = " ".join(re.sub(r"<[^>]*>", " ", table.partition("</table>")[0]).split())
    assert "Not for the Ombudsman (never shown case by case) 6 Closed" in table
    assert table.endswith("Upheld: fault found, or accepted 5 Upheld in part 3 Dealt with 20")


def test_no_word_of_the_chart_runs_into_another():
    for numbers in (dict.fromkeys(OF, 40), {"withdrawn": 9_000, "partly_upheld": 1}, OF):
        for drawing in flow(Performance(**numbers), title="What happened", ident="flow").drawings:
            assert_legible(drawing)


def test_its_cases_are_listed(client, kent):
    for counted, number in (("partly_upheld", 3), ("upheld_in_all", 8), ("investigated", 14)):
        page = read(client, f"/decisions/?council={kent.slug}&year={YEAR}&counted={counted}")
        assert page.count('<li class="case') == number
    page = read(client, "/decisions/?outcome=partly_upheld")
    assert len(re.findall('<span class="chip [a-z -]*">Partly upheld</span>', page)) == 3
    assert "outcome=partly_upheld" in page
    assert "outcome=withdrawn" not in page


def test_the_api_has_it(client, kent):
    [row] = json.loads(read(client, f"/api/v1/performance/?year={YEAR}"))["results"]
    assert {name: row[name] for name in OF} == OF
    assert (row["not_for_us"], row["upheld_in_all"], row["investigated"]) == (6, 8, 14)
    assert (row["uphold_rate"]["part"], row["uphold_rate"]["whole"]) == (8, 14)
    schema = read(client, "/api/v1/schema/")
    assert all(name in schema for name in ("partly_upheld", "withdrawn", "upheld_in_all"))
    listed = json.loads(read(client, "/api/v1/decisions/?outcome=partly_upheld"))
    assert [each["outcome"] for each in listed["results"]] == ["partly_upheld"] * 3


@pytest.mark.parametrize("kind", ["performance", "performance-by-category", "performance-by-type"])
def test_files_have_it(client, kent, kind):
    row = next(iter(rows(client, f"/data/{kind}-{YEAR}-edition-1.csv")))
    assert {name: row[name] for name in OF} == {name: str(number) for name, number in OF.items()}
    assert (row["not_for_us"], row["upheld_in_all"], row["dealt_with"]) == ("6", "8", "20")


def test_the_dictionary_has_it(client):
    found = {
        row["column"]: row["meaning"]
        for row in rows(client, "/data/dictionary.csv")
        if row["dataset"] == "performance"
    }
    assert found["withdrawn"] == "Complaints that were withdrawn"
    assert found["partly_upheld"] == "Complaints investigated and upheld in part"
    assert found["not_for_us"] == "The four before together: not for the Ombudsman"
    assert found["upheld_in_all"] == "Partly upheld and upheld together"
    assert found["investigated"] == "Partly upheld, upheld and not upheld together"


def test_the_import_template_has_it_and_can_be_loaded(kent, tmp_path):
    kind = KINDS[Upload.Kind.ANNUAL_STATISTICS.value]
    content = as_csv(kind, date(2025, 6, 1))
    heading, example = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert heading[2:10] == [each for each in heading if each in Decision.Outcome.values]
    assert {"withdrawn", "partly_upheld"} < set(heading)
    assert example[heading.index("partly_upheld")] == "80"
    file = tmp_path / "year.csv"
    file.write_bytes(content)
    at = london_instant("2025-06-01 12:00")
    public_at = london_instant("2024-07-01 09:30")
    import_annual_statistics(Year.parse("2023-24"), [file], public_at=public_at, at=at)
    stored = CouncilFigures.objects.get(release__year="2023-24")
    assert (stored.withdrawn, stored.upheld, stored.partly_upheld) == (10, 70, 80)
    assert NOTES[kind.value]["partly_upheld"] == "Needed in the first file."
    assert NOTES[kind.value]["total"] == "Checked: what the eight outcomes add up to."
    assert one_of(Decision.Outcome)("Partly upheld") == "partly_upheld"


def test_methods_explain_it(client):
    methods = read(client, "/methods/")
    assert "these outcomes: withdrawn, invalid or incomplete" in methods
    assert "with one of these: not upheld, upheld or partly upheld" in methods
    assert "investigated (partly upheld, upheld and not upheld)" in methods
    shown = "closed after initial enquiries, not upheld, upheld and partly upheld are shown at all"
    assert shown in methods


def test_a_letter_counts_it():
    found = {row.name: row.figure for row in counts(Performance(partly_upheld=3, withdrawn=4))}
    assert (found["Partly upheld"], found["Withdrawn"]) == ("3", "4")


def test_staff_choose_it_and_its_rules_are_those_of_what_is_upheld(kent):
    form = modelform_factory(Decision, form=DecisionForm, fields=["outcome"])
    field = form().fields["outcome"]
    assert ("partly_upheld", "Partly upheld") in field.choices
    assert field.widget.attrs["data-upheld"] == "upheld partly_upheld"
    decision = Decision.objects.filter(outcome="partly_upheld").first()
    decision.satisfactory_remedy = True
    decision.validate_constraints()
    decision.outcome = "withdrawn"
    with pytest.raises(ValidationError, match="Only an upheld decision has a satisfactory remedy"):
        decision.validate_constraints()
