"""The columns of files of residents, whoever made the file, and the year that a table is of.

The Office for National Statistics gives a column for each year (MYE4, MYE5), or one of all ages and
one for each age, with the year in the title (MYE2); Nomis gives a row for each number, with sex and
age beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from councils.files.tables import PASSED_OVER, Columns

_LEVEL = r"(?:lad|ltla|ctyua|utla|cty|la|local_authority(?:_district)?|area|geography)"
_VINTAGE = r"(?:20)?[0-9]{2}"
_CODE_HEADING = (
    rf"code|mnemonic|gss_code|{_LEVEL}_?(?:{_VINTAGE})?_?(?:cd|code)"
    rf"(?:_?{_VINTAGE})?(?:_boundaries)?"
)
_NAME_HEADING = (
    rf"name|geography1?|country|region|{_LEVEL}_?(?:{_VINTAGE})?_?(?:nm|name)(?:_?{_VINTAGE})?"
    r"(?:_boundaries)?|area_sq_km|[0-9]{4}_people_per_sq_km|local_authority(?:_.+)?"
)
_YEAR_HEADING = (
    r"(?:estimated_)?(?:population_)?(?:mid_)?(?:year_)?((?:19|20)[0-9]{2})(?:_population)?"
)
_ONE_AGE = r"[0-9]{1,3}|[fm][0-9]{1,2}"
# Of Nomis: what is said of each dimension besides its name, and of the number.
_OF_NOMIS = (
    r"(?:date|geography|gender|sex|c_age|age|measures)_(?:code|type|typecode|sortorder)"
    r"|measures|c_age|obs_(?:status|conf)(?:_name)?|urn|record_(?:offset|count)"
)
_SEX, _AGE = ("sex", "gender"), ("age",)
_NAMED = {
    "date_name": "year_name",
    **dict.fromkeys(("sex_name", "gender_name"), "sex_name"),
    **dict.fromkeys(("age_name", "c_age_name"), "age_name"),
    "measures_name": "measure",
    **dict.fromkeys(_SEX, "sex"),
    **dict.fromkeys(_AGE, "age"),
    **dict.fromkeys(("all_ages", "all_persons"), "all_ages"),
}
# What a row is about besides its place: read, never stored.
ABOUT = frozenset(("year", "year_name", "sex", "sex_name", "age", "age_name", "measure"))
_EVERYBODY = frozenset(
    ("", "total", "all", "persons", "person", "all_persons", "people", "all_people", "both_sexes")
)
_EVERY_AGE = frozenset(("", "total", "all", "all_ages"))
_A_NUMBER = frozenset(("", "value", "number", "count", "obs_value"))
BY_AGE_OR_SEX = "is a table by age or sex: use the table of all ages and persons (MYE2, MYE4, MYE5)"
ONE_SEX = "is a table of one sex: use that of persons"
OF_AGES = "is a table of ages, not of residents"
SMALLER_AREAS = "is a table of smaller areas than councils, of which nothing is added up"
_SMALLER = [
    f"{kind}_{year}{end}" if end else f"{kind}{year % 100:02}cd"
    for kind in ("lsoa", "msoa", "oa", "ward", "wd")
    for year in range(2001, 2041)
    for end in ("", "_code")
]
_MID_YEAR = re.compile(r"\bmid[- ]((?:19|20)[0-9]{2})\b", re.IGNORECASE)
_SERIES = re.compile(r"\bmid[- ][0-9]{4} to mid[- ][0-9]{4}\b", re.IGNORECASE)


def _recognise(heading: str) -> str | None:
    if heading in _NAMED:
        return _NAMED[heading]
    for pattern, column in (
        (_CODE_HEADING, "code"),
        (_NAME_HEADING, PASSED_OVER),
        (_ONE_AGE, PASSED_OVER),
    ):
        if re.fullmatch(pattern, heading):
            return column
    if re.fullmatch(_OF_NOMIS, heading):
        return PASSED_OVER
    match = re.fullmatch(_YEAR_HEADING, heading)
    return match[1] if match else None


def another_title(titles: Sequence[str]) -> str:
    """What a table is, by the titles above it, where it is not of all residents; else empty."""
    words = set(re.findall("[a-z]+", " ".join(titles).casefold()))
    if words & {"males", "females"} and not words & {"persons", "people"}:
        return ONE_SEX
    return OF_AGES if {"median", "age"} <= words else ""


def year_of(titles: Sequence[str]) -> int | None:
    """The one year that the titles above a table name, as “mid-2023”; None where it is not one."""
    found = {int(year) for text in titles for year in _MID_YEAR.findall(_SERIES.sub("", text))}
    return found.pop() if len(found) == 1 else None


def is_everybody(sex: str, age: str, measure: str) -> bool:
    """Whether a row that names a sex, an age or a measure is about all residents, as a number."""
    return sex in _EVERYBODY and age in _EVERY_AGE and measure in _A_NUMBER


COLUMNS = Columns(
    allowed=("code", "year", "residents"),
    required=("code",),
    synonyms={"population": "residents", "obs_value": "residents", "date": "year"},
    recognise=_recognise,
    header_within=15,
    another_table=dict.fromkeys(_SMALLER, SMALLER_AREAS),
    another_title=another_title,
    may_lack=lambda column: column != "code" and column not in ABOUT,
)
