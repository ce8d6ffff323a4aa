import pytest

from councils.importing.problems import FileRefused, Problems
from tests.files import problems_of


def test_a_problem_says_where_it_is():
    problems = Problems("/somewhere/decisions.csv")
    problems.add(3, "decided_on", "is empty")
    problems.add(None, "decided_on", "this column is missing")
    problems.add(1, None, "is odd")
    problems.add(None, None, "is empty")
    assert problems.lines() == [
        "decisions.csv:3:decided_on: is empty",
        "decisions.csv:decided_on: this column is missing",
        "decisions.csv:1: is odd",
        "decisions.csv: is empty",
        "decisions.csv: 4 problems",
    ]


def test_the_first_thousand_are_kept_and_all_are_counted():
    problems = Problems("decisions.csv")
    for row in range(1, 1_235):
        problems.add(row, "outcome", "is empty")
    lines = problems.lines()
    assert lines[999:] == [
        "decisions.csv:1000:outcome: is empty",
        "decisions.csv: 1,234 problems, of which the first 1,000 are shown",
    ]


def test_advice_is_given_once_below_the_problems():
    problems = Problems("decisions.csv")
    problems.add(1, "Nmae", "is an unknown column: remove or rename it")
    problems.advise("known columns are name, type")
    assert problems.lines() == [
        "decisions.csv:1:Nmae: is an unknown column: remove or rename it",
        "decisions.csv: known columns are name, type",
    ]
    problems.add(1, "typ", "is an unknown column: remove or rename it")
    assert problems.lines()[2:] == [
        "decisions.csv: 2 problems",
        "decisions.csv: known columns are name, type",
    ]


def test_no_problem_refuses_nothing():
    Problems("decisions.csv").refuse()


def test_a_refusal_of_two_files_names_both():
    first, second, third = Problems("a.csv"), Problems("b.csv"), Problems("c.csv")
    first.add(2, "upheld", "is empty")
    third.add(4, "late", "is empty")
    with pytest.raises(FileRefused) as error:
        raise FileRefused(first, second, third)
    assert problems_of(error) == ["a.csv:2:upheld: is empty", "c.csv:4:late: is empty"]
