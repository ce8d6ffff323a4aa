"""Who looks into complaints outside England."""

from councils.postcodes.nations import nation_of, nation_of_area, nations


def test_each_nation_has_its_ombudsman():
    assert nations()["Wales"].website == "https://www.ombudsman.wales/"
    assert nation_of_area("EH").ombudsman == "Scottish Public Services Ombudsman"
    assert nation_of_area("BT").name == "Northern Ireland"
    assert nation_of_area("AL") is None


def test_a_code_says_its_nation():
    assert nation_of("W06000015") == nations()["Wales"]
    assert nation_of("L99999999").name == "the Channel Islands"
    assert nation_of("E07000240") is None
    assert nation_of("") is None
