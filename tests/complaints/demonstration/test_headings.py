import pytest

from complaints.demonstration import phrase_files
from complaints.demonstration.headings import (
    Heading,
    headings,
    serious_stories,
    stories,
    subject_rows,
)
from complaints.demonstration.phrase_files import Place, made
from complaints.demonstration.stories import general

CATEGORIES = {
    "Adult care services",
    "Benefits and tax",
    "Corporate and other services",
    "Education and children's services",
    "Environmental services, public protection and regulation",
    "Highways and transport",
    "Housing",
    "Planning and development",
    "Other",
}
NUMBERS = {"heading": "Housing", "share": 16, "investigated": 45, "upheld": 82}
MATTER = {"matter": "{his} garage", "rule": "A rule.", "told": ["delay"]}


def heading(**more):
    return made(Heading, {**NUMBERS, **more}, Place("housing.toml"))


def test_the_reference_list_covers_the_nine_reporting_categories():
    assert {row.category for row in subject_rows()} == CATEGORIES


def test_a_subject_stands_once_under_its_heading():
    assert len({(row.heading, row.name) for row in subject_rows()}) == len(subject_rows())


def test_every_heading_has_an_other():
    found = {row.heading for row in subject_rows()}
    assert {row.heading for row in subject_rows() if row.name == "Other"} == found


def test_there_is_a_file_for_each_heading_and_shares_are_about_a_hundred():
    assert set(headings()) == {row.heading for row in subject_rows()}
    assert 90 < sum(each.share for each in headings().values()) < 120


def test_every_subject_that_something_is_written_for_can_be_told():
    for row in subject_rows():
        if headings()[row.heading].weight(row.name).often:
            assert headings()[row.heading].stories(row.name)


def test_a_story_is_told_of_a_further_subject_too():
    [told] = [each for each in stories("Children's care services", "Child protection") if each.also]
    assert told in stories("Children's care services", "Other")


def test_a_matter_is_told_in_each_way_that_fits_it():
    told = heading(matters={"Other": [{**MATTER, "told": ["information", "delay"]}]})
    assert [each.title[0] for each in told.stories("Other")] == [
        "Delay in dealing with requests: housing",
        "Wrong information: housing",
    ]
    assert all(each.law == (("A rule.",),) for each in told.stories("Other"))


def test_a_report_is_about_nothing_small_where_there_is_anything_else():
    small = [each for each in stories("Other categories", "Land") if each.small]
    assert small
    assert not set(small) & set(serious_stories("Other categories", "Land"))
    assert serious_stories("Housing", "Other")


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"subjects": {"Tents": {}}}, "['Tents'] are no subjects of “Housing”"),
        ({"matters": {"Tents": [MATTER]}}, "['Tents'] are no subjects of “Housing”"),
        ({"at": {"parish": 2}}, "['parish'] are no types of council"),
        ({"subjects": {"Other": {"at": {"parish": 2}}}}, "['parish'] are no types of council"),
        (
            {"matters": {"Other": [{**MATTER, "told": ["luck"]}]}},
            "housing.toml › matters › Other › 1: there is no kind ['luck'] in general.toml",
        ),
    ],
)
def test_what_a_heading_names_is_there(more, problem):
    with pytest.raises(phrase_files.PhraseProblem) as refused:
        heading(**more)
    assert problem in str(refused.value)


def test_the_general_stories_are_three():
    assert list(general().kinds) == ["delay", "reasons", "information"]
