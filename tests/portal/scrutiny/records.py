"""Facts about a council for tests of the rules: nothing asks a question but what a test sets."""

from datetime import date

from complaints.figures.chance import Comparison
from complaints.figures.performance import Performance
from complaints.figures.rates import Rate
from complaints.statistics.breakdown import CategoryRate
from complaints.statistics.improvements import ImprovementCounts
from councils.models import Council
from councils.register.succession import Reorganisation
from councils.years import Year
from portal.scrutiny.facts import Facts

KENT = Council(pk=1, slug="kent", name="Kent County Council", short_name="Kent", type="county")
NO_IMPROVEMENTS = ImprovementCounts(published=0, on_time=0, late=0, not_complied=0)


def facts(**known) -> Facts:
    """Of 2024-25 on 20 July 2025."""
    quiet = {
        "council": KENT,
        "year": Year(2024),
        "today": date(2025, 7, 20),
        "ombudsman": "Ombudsman",
        "performance": Performance(),
        "uphold": None,
        "remedy": None,
        "by_category": [],
        "last": None,
        "improvements": NO_IMPROVEMENTS,
        "report_titles": [],
        "overdue": 0,
        "reorganisation": Reorganisation(),
    }
    return Facts(**quiet | known)


def compared(part: int, whole: int, of: tuple[int, int]) -> Comparison:
    return Comparison(Rate(part, whole), Rate(*of))


def category(name: str, part: int, whole: int, of: tuple[int, int]) -> CategoryRate:
    return CategoryRate(name, Rate(part, whole), Rate(*of))


def everything(categories: list[CategoryRate]) -> Facts:
    """A council of which nearly every rule has something to ask."""
    half = (500, 1_000)
    return facts(
        performance=Performance(
            upheld=45, not_upheld=5, on_time=10, late=2, not_complied=1, referred_back=4
        ),
        uphold=compared(20, 20, half),
        remedy=compared(0, 10, half),
        by_category=categories,
        last=Performance(upheld=20, not_upheld=30),
        improvements=ImprovementCounts(published=9, on_time=4, late=1, not_complied=0),
        report_titles=["A long wait for an assessment"],
        overdue=1,
    )
