"""Councils that were reorganised since 2018, walked on the days before, on and after their own.

Who decided what, and who had to comply, is in ``CASES``; what is expected was worked out by hand.
"""

import csv
import re
from datetime import date, datetime, timedelta
from html import unescape

import pytest

from councils.years import london_midnight
from tests.portal.reorganised import (
    ALLERDALE,
    CASES,
    CUMBERLAND,
    CUMBRIA,
    LOADED,
    NAMES,
    NORTH_NORTHANTS,
    NORTHAMPTON,
    NORTHANTS,
    SOMERSET,
    SOMERSET_COUNTY,
    SWT,
    TAUNTON,
    WEST_NORTHANTS,
    WESTMORLAND,
    YEARS,
    make_world,
)

BARNSLEY = "barnsley-metropolitan-borough-council"
IN_2019, IN_2021, IN_2023 = (date(year, 4, 1) for year in (2019, 2021, 2023))
CHANGES = [
    (TAUNTON, [SWT], IN_2019),
    (SWT, [SOMERSET], IN_2023),
    (SOMERSET_COUNTY, [SOMERSET], IN_2023),
    (CUMBRIA, [CUMBERLAND, WESTMORLAND], IN_2023),
    (ALLERDALE, [CUMBERLAND], IN_2023),
    (NORTHANTS, [NORTH_NORTHANTS, WEST_NORTHANTS], IN_2021),
    (NORTHAMPTON, [WEST_NORTHANTS], IN_2021),
]
# Of each year: who existed in it, and who is in it for a decision made after it had closed.
KEPT = {
    "2018-19": ({TAUNTON, SOMERSET_COUNTY, CUMBRIA, ALLERDALE, NORTHANTS, NORTHAMPTON}, set()),
    "2019-20": ({SWT, SOMERSET_COUNTY, CUMBRIA, ALLERDALE, NORTHANTS, NORTHAMPTON}, {TAUNTON}),
    "2020-21": ({SWT, SOMERSET_COUNTY, CUMBRIA, ALLERDALE, NORTHANTS, NORTHAMPTON}, set()),
    "2021-22": (
        {SWT, SOMERSET_COUNTY, CUMBRIA, ALLERDALE, NORTH_NORTHANTS, WEST_NORTHANTS},
        {NORTHANTS},
    ),
    "2022-23": (
        {SWT, SOMERSET_COUNTY, CUMBRIA, ALLERDALE, NORTH_NORTHANTS, WEST_NORTHANTS},
        set(),
    ),
    "2023-24": (
        {SOMERSET, CUMBERLAND, WESTMORLAND, NORTH_NORTHANTS, WEST_NORTHANTS},
        {CUMBRIA, ALLERDALE},
    ),
}


@pytest.fixture(scope="module")
def world(module_db):
    make_world()


@pytest.fixture
def asked(world, client, clock, settings, tmp_path, db):
    """What stands at an address at an instant, wherever it leads; kept from one to the next."""
    settings.KEPT_ANSWERS, settings.KEPT_ANSWERS_MEGABYTES = tmp_path, 10

    def answer(address: str, at: datetime = LOADED, status: int = 200):
        clock.set(at)
        found = client.get(address, follow=True)
        assert found.status_code == status, (address, at, found.status_code)
        return found

    return answer


@pytest.fixture
def page(asked):
    """The words of it."""

    def words(address: str, at: datetime = LOADED) -> str:
        text = b"".join(asked(address, at)).decode().split("<main")[-1].split("</main>")[0]
        text = re.sub(r"<(svg|script).*?</\1>", "", text, flags=re.DOTALL)
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text))).replace(" .", ".")

    return words


@pytest.fixture
def rows(asked):
    def read(address: str, at: datetime = LOADED) -> list[dict[str, str]]:
        text = b"".join(asked(address, at)).decode("utf-8-sig")
        return list(csv.DictReader(text.splitlines()))

    return read


def walk(day: date):
    """The last second before a day, its first, and a year and two days later; whether it came."""
    midnight = london_midnight(day)
    yield midnight - timedelta(seconds=1), False
    yield midnight, True
    yield midnight + timedelta(days=367), True


@pytest.mark.parametrize(("old", "new", "day"), CHANGES, ids=[each[0] for each in CHANGES])
def test_old_and_new_say_what_is_to_come_and_then_what_came(page, old, new, day):
    after = " and ".join(NAMES[each] for each in new)
    for at, has_come in walk(day):
        text, on = page(f"/councils/{old}/", at), f"1 April {day.year}"
        assert (f"will close on {on} and will be replaced by {after}" in text) is not has_come, at
        assert (f"closed on {on} and was replaced by {after}" in text) is has_come, at
        for each in new:
            text = page(f"/councils/{each}/", at)
            assert (f"will open on {on} and will replace" in text) is not has_come, at
            assert (f"opened on {on} and replaced" in text) is has_come, at
            assert NAMES[old] in text
    listed = page("/councils/", london_midnight(day))
    assert f"closed 1 April {day.year}; replaced by {after}" in listed


def test_a_chain_leads_on_to_whoever_has_the_place_today(page):
    """Taunton Deane is Somerset West and Taunton from 2019, and Somerset from 2023."""
    between, today = london_midnight(date(2022, 4, 1)), "; today it is part of Somerset Council"
    assert today not in page(f"/councils/{TAUNTON}/", between)
    assert today in page(f"/councils/{TAUNTON}/", london_midnight(IN_2023))
    assert f"Complain to {NAMES[SWT]}" in page(f"/councils/{TAUNTON}/complain/", between)
    assert f"Complain to {NAMES[SOMERSET]}" in page(f"/councils/{TAUNTON}/complain/")
    text = page(f"/councils/{SWT}/")
    for year in (2019, 2023):
        assert f"The reorganisation of 1 April {year}: who follows whom" in text


@pytest.mark.parametrize("year", YEARS)
def test_a_year_keeps_its_own_councils(asked, rows, year):
    """In its file, its pages, the API and the map, for ever."""
    existed, had_closed = KEPT[year]
    found = {each["council"]: each["existed"] for each in rows(f"/data/performance-{year}.csv")}
    ours = {slug: found[slug] for slug in NAMES if slug in found}
    assert ours == dict.fromkeys(existed, "true") | dict.fromkeys(had_closed, "false")
    assert found[BARNSLEY] == "true"
    api = asked(f"/api/v1/performance/?year={year}&page_size=500").json()["results"]
    of_api = {each["council"]: each["existed"] for each in api}
    assert {slug: of_api[slug] for slug in NAMES if slug in of_api} == {
        slug: slug in existed for slug in ours
    }
    for slug in NAMES:
        if slug not in ours or slug in had_closed:
            asked(f"/councils/{slug}/{year}/", status=200 if slug in ours else 404)
    drawn = {each["slug"]: each for each in asked(f"/map/{year}.json").json()["councils"]}
    assert {slug for slug in NAMES if slug in drawn} >= existed
    for slug in had_closed:
        assert slug not in drawn or drawn[slug]["state"], slug


@pytest.mark.parametrize("year", YEARS)
def test_an_old_council_says_that_it_had_closed_in_a_year(page, year):
    for slug in KEPT[year][1]:
        for address in (f"/councils/{slug}/{year}/", f"/councils/{slug}/{year}/scrutiny-pack/"):
            assert f"{NAMES[slug]} no longer existed in {year}." in page(address)
        assert f"The council no longer existed in {year}." in page(f"/embed/{slug}/{year}/")
    for slug in KEPT[year][0] & {SWT, CUMBRIA, CUMBERLAND}:
        assert "longer existed" not in page(f"/embed/{slug}/{year}/")


@pytest.mark.parametrize("reference", CASES)
def test_a_decision_stays_and_says_who_must_comply(page, reference):
    case = CASES[reference]
    text = page(f"/decisions/{reference.replace(' ', '-')}/")
    assert NAMES[case.council] in text
    others = {slug for slug, _, _ in case.complies} - {case.council}
    for slug in NAMES:
        assert (f"For its successor, {NAMES[slug]}" in text) is (slug in others), slug


def test_decisions_are_listed_with_the_council_that_they_are_about(page):
    for slug in NAMES:
        text = page(f"/decisions/?council={slug}")
        about = {each for each, case in CASES.items() if case.council == slug}
        assert {each for each in CASES if each in text} == about


IMPROVEMENTS = {
    SWT: ["19 000 001"],
    SOMERSET: ["22 000 004"],
    CUMBERLAND: ["23 000 001", "23 000 002"],
    WESTMORLAND: ["23 000 001"],
    WEST_NORTHANTS: ["21 000 001"],
}


@pytest.mark.parametrize("slug", NAMES)
def test_an_improvement_is_found_with_who_has_to_make_it(page, slug):
    """And the council that it was decided about leads there, instead of saying that it has none."""
    text = page(f"/councils/{slug}/improvements/")
    assert [each for each in CASES if each in text] == IMPROVEMENTS.get(slug, [])
    for reference in IMPROVEMENTS.get(slug, []):  # none of them was decided about itself
        about = f"about {NAMES[CASES[reference].council]}"
        assert re.search(f"{reference} of [0-9]+ [A-Z][a-z]+ [0-9]+ {about}", text)
        assert f"{reference} {about}" in page(f"/councils/{slug}/")
    others = sorted(
        {
            NAMES[each]
            for case in CASES.values()
            if case.council == slug
            for each, _, _ in case.complies
        }
    )
    leads = f"listed with {'it' if len(others) == 1 else 'them'}: {' and '.join(others)}."
    nothing = f"No service improvement of {NAMES[slug]} is published."
    for address in (f"/councils/{slug}/improvements/", f"/councils/{slug}/"):
        text = page(address).replace("of this council", f"of {NAMES[slug]}")
        assert (leads in text) is bool(others), address
        assert (nothing in text) is not (others or IMPROVEMENTS.get(slug)), address


def test_the_pack_of_a_closed_council_leads_to_who_has_to_comply(page):
    text = page(f"/councils/{CUMBRIA}/2023-24/scrutiny-pack/")
    assert (
        "Service improvements that others have to make after decisions of 2023-24 about Cumbria"
        " County Council are listed with them: Cumberland Council and Westmorland and Furness"
        " Council."
    ) in text
    assert "No service improvement agreed" not in text
    assert "No service improvement agreed" in page(f"/councils/{CUMBRIA}/2022-23/scrutiny-pack/")
    text = page(f"/councils/{WESTMORLAND}/2023-24/scrutiny-pack/")
    assert "Decided about Cumbria County Council. Not complied with. Decision 23 000 001" in text


def test_a_council_that_closed_is_set_beside_others_of_its_last_year(page):
    """In 2022-23 England had 181 districts; whose residents nobody knows is near nobody."""
    text = page(f"/compare/?council={ALLERDALE}")
    assert "The five nearest in residents of the 180 other district councils." in text
    assert "nearest in" not in page(f"/compare/?council={CUMBRIA}")
    assert "Ready-made" not in page("/compare/?council=east-surrey-council")


SUMS = {  # upheld of investigated, of all that were reorganised together
    SOMERSET: {"2019-20": "1 of 1", "2022-23": "2 of 2"},
    CUMBERLAND: {"2022-23": "1 of 3"},
    WEST_NORTHANTS: {"2020-21": "2 of 3"},
    SWT: {"2018-19": "1 of 2"},
}


def test_only_whole_groups_are_added_up(page, rows):
    """In 2018-19 Somerset West and Taunton did not exist: its place would be lacking in the sum."""
    for slug, sums in SUMS.items():
        table = page(f"/councils/{slug}/").split("until they closed.")[1].split("Figures of old")[0]
        for year, words in sums.items():
            assert re.search(f"{year} {words}", table), (slug, table)
    assert "2018-19" not in page(f"/councils/{SOMERSET}/").split("What happened to")[0]
    groups = {each["group"]: each for each in rows("/data/groups-2018-19.csv")}
    assert SOMERSET not in groups
    assert (groups[SWT]["upheld"], groups[SWT]["investigated"]) == ("1", "2")
    assert "2018-19" not in page("/reorganisations/somerset-2023/")
    assert "2018-19" in page("/reorganisations/cumbria-2023/")


@pytest.mark.parametrize(
    ("typed", "day", "found"),
    [
        ("Allerdale", date(2023, 3, 31), f"/councils/{ALLERDALE}/"),
        ("Allerdale", IN_2023, [ALLERDALE]),
        ("Cumberland Council", IN_2023, f"/councils/{CUMBERLAND}/"),
        ("Cumbria", IN_2023, [CUMBRIA, CUMBERLAND, WESTMORLAND]),
        ("Taunton Deane", date(2019, 3, 31), f"/councils/{TAUNTON}/"),
        ("Taunton Deane", IN_2019, [TAUNTON]),
        ("E08000016", IN_2023, f"/councils/{BARNSLEY}/"),
        ("E08000038", IN_2023, f"/councils/{BARNSLEY}/"),
        ("TA1 1HE", date(2023, 3, 31), [SWT, SOMERSET_COUNTY]),
        ("TA1 1HE", IN_2023, f"/councils/{SOMERSET}/"),
        ("CA1 1AA", date(2023, 3, 31), ["carlisle-city-council", CUMBRIA]),
        ("CA1 1AA", IN_2023, f"/councils/{CUMBERLAND}/"),
    ],
)
def test_names_codes_and_postcodes_find_who_is_there(world, client, clock, typed, day, found, db):
    """Typed at the last second of a day before, or in the first of the day itself."""
    clock.set(london_midnight(day))
    answer = client.get("/councils/", {"q": typed})
    if isinstance(found, str):
        assert answer.headers["Location"] == found
        return
    text = answer.content.decode().split("<main")[1]
    places = [text.find(f'href="/councils/{slug}/"') for slug in found]
    assert -1 not in places
    assert places == sorted(places)
