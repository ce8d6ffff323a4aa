import pytest

from councils.files.problems import KEPT, FileRefused, Problems
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


def test_the_first_thousand_sentences_are_said_and_all_problems_are_counted():
    problems = Problems("decisions.csv")
    for row in range(1, 1_235):
        problems.add(row, "council", f"'{row}' is no council in the register")
    lines = problems.lines()
    assert lines[999:] == [
        "decisions.csv:1000:council: '1000' is no council in the register",
        "decisions.csv: 1,234 problems, of which the first 1,000 are shown",
    ]


def test_one_mistake_in_many_rows_of_a_column_is_one_sentence():
    problems = Problems("decisions.csv")
    for row in range(2, 414):
        problems.add(row, "Upheld", f"'{row}-' is not a whole number", alike="not a number")
        problems.add(row, "Late", "is empty")
    problems.add(500, "Upheld", "is empty")
    problems.add(501, "Upheld", "is empty")
    assert problems.lines() == [
        "decisions.csv:2:Upheld: '2-' is not a whole number"
        " (likewise in 411 more rows: 3, 4, 5, 6, 7 …)",
        "decisions.csv:2:Late: is empty (likewise in 411 more rows: 3, 4, 5, 6, 7 …)",
        "decisions.csv:500:Upheld: is empty (likewise in row 501)",
        "decisions.csv: 826 problems",
    ]
    assert problems.said == 826


def test_many_rows_of_one_mistake_do_not_hide_another():
    problems = Problems("decisions.csv")
    for row in range(2, 10_000):
        problems.add(row, "decided_on", "is empty")
    problems.add(10_000, "council", "is empty")
    assert problems.lines()[1] == "decisions.csv:10000:council: is empty"
    assert len(problems.kept) == KEPT


def test_what_is_about_no_row_stands_by_itself():
    problems = Problems("decisions.csv")
    problems.add(None, "upheld", "this column is missing")
    problems.add(None, "upheld", "this column is missing")
    assert problems.lines()[-1] == "decisions.csv: 2 problems"


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
