"""The metadata of CSV on the Web, read with every file that they name beside them."""

import json

import pytest
from csvw import TableGroup

from tests.portal.crawling import text_of
from tests.portal.open_data.worlds import LATER, catalogue, small_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def save(client, clock, tmp_path):
    def fetch():
        clock.set(LATER)
        answer = client.get("/data/csv-metadata.json")
        assert answer["Content-Type"] == "application/csvm+json"
        names = [each["url"] for each in json.loads(text_of(answer))["tables"]]
        (tmp_path / "csv-metadata.json").write_text(text_of(answer), encoding="utf-8")
        for name in names:
            text = text_of(client.get(f"/data/{name}"))
            (tmp_path / name).write_text(text, encoding="utf-8", newline="")
        return tmp_path

    return fetch


@pytest.mark.filterwarnings("ignore")  # of what csvw itself is made with
def test_every_file_is_as_the_metadata_say(save):
    small_world(3)
    folder = save()
    group = TableGroup.from_file(folder / "csv-metadata.json")
    assert len(group.tables) == len(catalogue().newest)
    rows = {str(table.url): list(table.iterdicts(strict=True)) for table in group.tables}
    assert all(rows[name] for name in ("councils.csv", "performance-all-years.csv"))
    assert rows["councils.csv"][0]["former_codes"] == []
    assert isinstance(rows["performance-all-years.csv"][0]["upheld"], int)
    group.check_referential_integrity()


@pytest.mark.filterwarnings("ignore")
def test_a_file_that_says_something_else_is_found_out(save):
    """So that the test above means something."""
    small_world(1)
    folder = save()
    file = folder / "performance-all-years.csv"
    text = file.read_text(encoding="utf-8").replace("2024-25", "last year")
    file.write_text(text, encoding="utf-8")
    group = TableGroup.from_file(folder / "csv-metadata.json")
    table = next(each for each in group.tables if str(each.url) == file.name)
    with pytest.raises(ValueError, match="last year"):
        list(table.iterdicts(strict=True))
