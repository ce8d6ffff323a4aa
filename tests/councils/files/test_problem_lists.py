from councils.files.problem_lists import as_csv, listed
from councils.files.problems import Problem


def test_a_row_for_each_problem_with_what_stands_in_the_cell():
    problem = Problem("a.csv", 7, "Upheld", "'..' is not a whole number", "..")
    about_all = Problem("a.csv", None, None, "is empty")
    assert as_csv(map(listed, (problem, about_all))).decode("utf-8-sig") == (
        "file,row,column,value,message\r\n"
        "a.csv,7,Upheld,..,'..' is not a whole number\r\n"
        "a.csv,,,,is empty\r\n"
    )


def test_a_spreadsheet_computes_nothing_of_it():
    problem = Problem("a.csv", 7, "Upheld", "is not a whole number", "=1+1")
    assert ",'=1+1," in as_csv([listed(problem)]).decode()
