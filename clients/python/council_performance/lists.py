"""A method for each of the portal’s lists.

Written by write_lists.py from the schema of the portal.
"""

from typing import Unpack

from council_performance import asked, rows
from council_performance.answers import Answers, Rows


class Lists(Answers):
    """The lists of a portal, and single rows of some."""

    def category_totals(self, **wanted: Unpack[asked.OfCategoryTotals]) -> Rows[rows.CategoryTotal]:
        """Each reporting category, of all councils added up and of those of each type, year by
        year. One row is one reporting category in one edition of a year’s figures. It is of all
        councils of the five types added up, or of those of one type that existed in the year. A
        year that is not broken down has none.
        """
        return self.rows("category-totals", wanted)

    def complaints_received(
        self, **wanted: Unpack[asked.OfComplaintsReceived]
    ) -> Rows[rows.ComplaintsReceived]:
        """How many complaints about each council came in, in all and by reporting category,
        year by year, where that is published. One row is how many complaints about one council
        came in during a year, in all or in one reporting category, in one edition of the year’s
        figures. A complaint may be decided in a later year. A council of which it was not
        published has no row.
        """
        return self.rows("complaints-received", wanted)

    def council_types(self, **wanted: Unpack[asked.OfCouncilTypes]) -> Rows[rows.CouncilType]:
        """The types of council; only councils of one type are compared. One row is one type of
        council.
        """
        return self.rows("council-types", wanted)

    def council_type(self, name: str) -> rows.CouncilType:
        """Types of council: one, by any of its names."""
        row: rows.CouncilType = self.one("council-types", name)
        return row

    def councils(self, **wanted: Unpack[asked.OfCouncils]) -> Rows[rows.Council]:
        """Every council and other body that there is or was. One row is one council or other
        body, from its opening to its closing.
        """
        return self.rows("councils", wanted)

    def council(self, name: str) -> rows.Council:
        """Councils: one, by any of its names."""
        row: rows.Council = self.one("councils", name)
        return row

    def decisions(self, **wanted: Unpack[asked.OfDecisions]) -> Rows[rows.Decision]:
        """Decisions that are shown, newest first. With counted and a year: the very cases that
        a published figure counted, of a council, of a type as it is summed, or of the nation.
        One row is one decision about one body. What is not shown is not here, though it counts.
        """
        return self.rows("decisions", wanted)

    def decision(self, name: str) -> rows.WholeDecision:
        """Decisions: one, by any of its names."""
        row: rows.WholeDecision = self.one("decisions", name)
        return row

    def groups(self, **wanted: Unpack[asked.OfGroups]) -> Rows[rows.Group]:
        """Councils that are reorganised together, added up year by year while they exist. One
        row is all the councils that are reorganised together, added up, in one edition of a
        year in which they existed. Nothing is shared out among the councils that come of them.
        """
        return self.rows("groups", wanted)

    def letters(self, **wanted: Unpack[asked.OfLetters]) -> Rows[rows.Letter]:
        """Every public issue of the annual review letters, newest year first. One row is one
        issue of the letter to one council about one year.
        """
        return self.rows("letters", wanted)

    def performance(self, **wanted: Unpack[asked.OfPerformance]) -> Rows[rows.Performance]:
        """Each council’s figures in the current edition of each public year, or in the edition
        that is asked for, by name, beside those of similar councils and what chance explains.
        One row is one council in one year, in one edition of that year’s figures.
        """
        return self.rows("performance", wanted)

    def performance_by_category(
        self, **wanted: Unpack[asked.OfPerformanceByCategory]
    ) -> Rows[rows.PerformanceByCategory]:
        """Each council’s figures in each reporting category, in the current edition of each
        public year or in the edition that is asked for, beside similar councils. One row is one
        council’s figures in one reporting category, in one edition of a year’s figures. A
        council’s rows add up to its performance. What was withheld when the figures were frozen
        is under “not broken down”, with what had no subject.
        """
        return self.rows("performance-by-category", wanted)

    def performance_by_type(
        self, **wanted: Unpack[asked.OfPerformanceByType]
    ) -> Rows[rows.PerformanceByType]:
        """The councils of each type, all of them, and other bodies, added up year by year. One
        row is a sum in one edition of a year’s figures. It is of the councils of one type that
        existed in the year, of all councils of the five types, or of the other bodies. All of
        the five types has councils that no longer existed too; other bodies are in no other
        sum.
        """
        return self.rows("performance-by-type", wanted)

    def places(self, **wanted: Unpack[asked.OfPlaces]) -> Rows[rows.Place]:
        """The councils that serve the place of a postcode today: one that does everything, or a
        district and its county. Where there is none the answer is a 404 that says why. One row
        is one council that serves the place of the postcode.
        """
        return self.rows("places", wanted)

    def releases(self, **wanted: Unpack[asked.OfReleases]) -> Rows[rows.Release]:
        """Every published edition of every year’s figures, newest year first; one may be
        suspended. One row is one edition of one year’s figures.
        """
        return self.rows("releases", wanted)

    def revisions(self, **wanted: Unpack[asked.OfRevisions]) -> Rows[rows.Revision]:
        """Every figure of a council that a revision changed, newest revision first. One row is
        one figure of one council that an edition changed.
        """
        return self.rows("revisions", wanted)

    def service_improvements(
        self, **wanted: Unpack[asked.OfServiceImprovements]
    ) -> Rows[rows.ServiceImprovement]:
        """What councils agreed to change, newest first, and what became of it. One row is one
        change that a council agreed to make after fault was found.
        """
        return self.rows("service-improvements", wanted)

    def subjects(self, **wanted: Unpack[asked.OfSubjects]) -> Rows[rows.Subject]:
        """What complaints are about, and the reporting category of each. One row is one subject
        of complaints.
        """
        return self.rows("subjects", wanted)

    def subject(self, name: str) -> rows.Subject:
        """Subjects: one, by any of its names."""
        row: rows.Subject = self.one("subjects", name)
        return row
