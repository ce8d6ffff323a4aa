import pytest

from complaints.demonstration.phrase_files import PhraseProblem, Place, made
from complaints.demonstration.stories import Story

TEXTS = (
    "wrong",
    "effect",
    "law",
    "start",
    "bad",
    "fault",
    "harm",
    "brief",
    "good",
    "sound",
    "fine",
)
WORDS = {**dict.fromkeys(("title", *TEXTS), "x"), "improve": ["x"]}


def story(**more) -> Story:
    return made(Story, {**WORDS, **more}, Place("housing.toml"))


def test_reasons_come_as_often_as_they_fit():
    assert story().reasons == ("late", "unlikely", "unlikely", "unlikely", "put_right")
    told = story(small=True, appeal="appeal", elsewhere="Others decide")
    assert [told.reasons.count(each) for each in ("minor", "appeal", "elsewhere")] == [2, 4, 4]


def test_a_second_person_is_one_that_there_is_and_in_the_story_or_not_named():
    assert story(second="child", wrong="hurt {his} {kin}").wrong == ("hurt %(his)s %(kin)s",)
    with pytest.raises(PhraseProblem, match="no other person is called “dog”"):
        story(second="dog")
    with pytest.raises(PhraseProblem, match=r"without a second person \['kin', 'ohe'\]"):
        story(wrong="hurt {his} {kin}", start="{kin} said {ohe} fell.")
