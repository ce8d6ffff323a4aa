import pytest

from councils.files.formulas import guarded


@pytest.mark.parametrize("text", ["=1+1", "+44", "-3", "@SUM(A1)", "\tx", "\rx"])
def test_what_a_spreadsheet_would_compute_is_shown_instead(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Kent", "1-2", "a=b"])
def test_other_text_stands_as_it_is(text):
    assert guarded(text) == text
