"""A figure is the same on a council's page and in every file, for every council of a year."""

import re
from io import BytesIO

import pandas
import pytest

from complaints.figures.measures import mapped
from councils.models import Council
from tests import factories
from tests.portal.crawling import text_of
from tests.portal.open_data.worlds import LATER, rows_of

pytestmark = pytest.mark.django_db
FIGURE = re.compile(r'data-measure="([\w-]+)" data-part="(\d+)" data-whole="(\d*)">([^<]*)<')


@pytest.fixture
def councils():
    counts = [(63, 13, 4), (9, 3, 0), (0, 0, 0), (1, 0, 1), (220, 1, 2)]
    rows = [
        factories.frozen(
            factories.council(),
            upheld=upheld,
            not_upheld=not_upheld,
            satisfactory_remedies=remedies,
            on_time=upheld,
            late=not_upheld,
            not_complied=remedies,
            residents=100_000 + upheld,
        )
        for upheld, not_upheld, remedies in counts
    ]
    factories.published("2024-25", *rows)
    return Council.objects.all()


def cell(value):
    """As pandas has it, an empty cell is no number; a count is whole."""
    return "" if pandas.isna(value) else str(value).removesuffix(".0")


def test_a_figure_is_the_same_everywhere(client, clock, councils):
    clock.set(LATER)
    name = "/data/performance-2024-25-edition-1"
    in_csv = {row["council"]: row for row in rows_of(client.get(f"{name}.csv"))}
    content = b"".join(client.get(f"{name}.xlsx").streaming_content)
    in_xlsx = pandas.read_excel(BytesIO(content)).set_index("council")
    seen = 0
    for council in councils:
        page = text_of(client.get(f"/councils/{council.slug}/2024-25/"))
        panels = page.partition('id="measures"')[2]
        record = client.get(f"/councils/{council.slug}/record.json").json()
        content = b"".join(client.get(f"/councils/{council.slug}/record.xlsx").streaming_content)
        [in_record] = pandas.read_excel(BytesIO(content), sheet_name="Figures").to_dict("records")
        for slug in mapped():
            found = [each for each in FIGURE.findall(panels) if each[0] == slug]
            _, *shown = found[0]
            column = slug.replace("-", "_")
            names = [f"{column}_{part}" for part in ("part", "whole", "text")]
            assert [in_csv[council.slug][each] for each in names] == shown
            assert [cell(in_xlsx.loc[council.slug][each]) for each in names] == shown
            assert [cell(in_record[each]) for each in names] == shown
            rate = record["figures"][0][column]
            assert [str(rate[part]) for part in ("part", "whole", "text")] == shown
            ratio = in_csv[council.slug][f"{column}_ratio"]
            assert (float(ratio) if ratio else None) == rate["ratio"]
            seen += 1
    assert seen == 5 * 4
