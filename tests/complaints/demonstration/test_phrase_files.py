from dataclasses import dataclass

import pytest

from complaints.demonstration import phrase_files
from complaints.demonstration.phrase_files import (
    Frames,
    Paragraphs,
    PhraseProblem,
    Variants,
    read,
)


@dataclass(frozen=True)
class Part:
    said: Variants


@dataclass(frozen=True)
class Whole:
    title: str = ""
    small: bool = False
    often: float = 1
    law: Paragraphs = ()
    openings: Frames = ()
    parts: dict[str, Part] = ()
    many: tuple[Part, ...] = ()
    words: dict[str, str] = ()

    def __post_init__(self):
        if self.title == "Impossible":
            raise ValueError("it cannot be")


@pytest.fixture
def whole(tmp_path, monkeypatch):
    monkeypatch.setattr(phrase_files, "FOLDER", tmp_path)

    def of(text: str, **words: str) -> Whole:
        (tmp_path / "made_up.toml").write_text(text, encoding="utf-8")
        return read(Whole, "made_up.toml", words)

    return of


def test_a_choice_becomes_every_text_that_it_can_be(whole):
    told = whole('parts.a.said = "[One|Two] of {who}[, at 5%|] | here."')
    assert told.parts["a"].said == (
        "One of %(who)s, at 5%% | here.",
        "One of %(who)s | here.",
        "Two of %(who)s, at 5%% | here.",
        "Two of %(who)s | here.",
    )


def test_a_line_break_is_a_space_and_an_empty_line_a_paragraph(whole):
    text = 'law = """\nOne line.\nAnother [way\nround|one].\n\nA paragraph.\n"""'
    assert whole(text).law == (
        ("One line. Another way round.", "One line. Another one."),
        ("A paragraph.",),
    )
    assert whole('law = ["One.", "Two."]').law == (("One.",), ("Two.",))


def test_a_frame_goes_round_words(whole):
    assert whole('openings = ["{who} says {words}.", "{words}"]').openings == (
        ("%(who)s says ", "."),
        ("", ""),
    )


def test_a_word_is_told_once_and_a_file_may_have_its_own(whole):
    text = 'law = "<rule> <other>"\nwords.rule = """\nBe fair.\n"""'
    assert whole(text, other="So it is.", rule="?").law == (("Be fair. So it is.",),)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title = ", "made_up.toml: Invalid value (at"),
        ("titel = 1", "made_up.toml › titel: there is no such key; there are title, small, "),
        ("title = 1", "made_up.toml › title: this should be of type str, and is 1"),
        ("often = true", "made_up.toml › often: this should be of type float, and is True"),
        ("small = 1", "made_up.toml › small: this should be of type bool, and is 1"),
        ("law = [1]", "made_up.toml › law › 1: this should be words"),
        ("parts = 1", "made_up.toml › parts: this should be a table"),
        ("parts.a = 1", "made_up.toml › parts › a: this should be a table"),
        ("parts.a = {}", "made_up.toml › parts › a: said is missing"),
        ("many = 1", "made_up.toml › many: this should be a list"),
        ("openings = 1", "made_up.toml › openings: this should be a list"),
        ('title = "Impossible"', "made_up.toml: it cannot be"),
        (
            'many = [{ said = "a" }, { said = "a [b" }]',
            "many › 2 › said: a choice lacks its other [",
        ),
        ('law = ["a", "b] c"]', "law › 2: a choice lacks its other ] in “b] c”"),
        ('law = "a {nobody}"', "law › 1: there is no blank {nobody}"),
        ('law = "a {who"', "law › 1: “{” means nothing here: “a {who”"),
        ('law = "a <rule>"', "law › 1: “<” means nothing here: “a <rule>”"),
        ('law = "a  b"', "law › 1: “  ” means nothing here"),
        ('openings = ["{who}"]', "openings › 1: {words} is missing in “{who}”"),
        ('openings = ["[a|b] {words}"]', "openings › 1: a frame has no choices"),
    ],
)
def test_a_problem_names_its_file_and_place(whole, text, problem):
    with pytest.raises(PhraseProblem) as refused:
        whole(text)
    assert problem in str(refused.value)
