"""What the rows of the portal’s lists have.

Written by write_lists.py from the schema of the portal.
"""

from typing import TypedDict


class Share(TypedDict):
    """A share as it is shown, and what it is made of."""

    part: int | None
    whole: int | None
    ratio: float | None
    percent: int | None
    text: str


class PerResidents(TypedDict):
    """A rate by residents as it is shown, and what it is made of."""

    part: int | None
    whole: int | None
    ratio: float | None
    text: str


class SimilarShare(TypedDict):
    """The same share of similar councils together."""

    part: int | None
    whole: int | None
    ratio: float | None
    percent: int | None
    text: str | None
    published: bool | None
    coverage: str | None


class SimilarPerResidents(TypedDict):
    """The same rate of similar councils together."""

    part: int | None
    whole: int | None
    ratio: float | None
    text: str | None
    published: bool | None
    coverage: str | None


class Chance(TypedDict):
    """Where a figure lies beside what chance alone would bring."""

    position: str | None
    far_low: int | None
    low: int | None
    high: int | None
    far_high: int | None
    range: str | None
    words: str | None


class Performance(TypedDict):
    """One row is one council in one year, in one edition of that year’s figures."""

    year: str
    edition: int
    council: str
    council_name: str
    council_name_then: str | None
    type: str
    gss_code: str | None
    region: str | None
    existed: bool
    residents: int | None
    residents_year: int | None
    residents_summed: bool
    received: int | None
    time_known: int | None
    within_13_weeks: int | None
    within_26_weeks: int | None
    within_52_weeks: int | None
    invalid_or_incomplete: int
    advice_given: int
    referred_back: int
    not_for_us: int
    closed_after_initial_enquiries: int
    not_upheld: int
    upheld: int
    investigated: int
    dealt_with: int
    satisfactory_remedies: int | None
    on_time: int | None
    late: int | None
    not_complied: int | None
    compliance_outcomes: int | None
    uphold_rate: Share
    uphold_rate_similar: SimilarShare
    uphold_rate_chance: Chance
    compliance_rate: Share
    compliance_rate_similar: SimilarShare
    compliance_rate_chance: Chance
    on_time_rate: Share
    on_time_rate_similar: SimilarShare
    on_time_rate_chance: Chance
    satisfactory_remedy_rate: Share
    satisfactory_remedy_rate_similar: SimilarShare
    satisfactory_remedy_rate_chance: Chance
    upheld_per_100k: PerResidents
    upheld_per_100k_similar: SimilarPerResidents
    upheld_per_100k_chance: Chance
    address: str


class PerformanceByCategory(TypedDict):
    """One row is one council’s figures in one reporting category, in one edition of a year’s
    figures.
    """

    year: str
    edition: int
    council: str
    council_name: str
    council_name_then: str | None
    type: str
    category: str
    category_name: str
    invalid_or_incomplete: int
    advice_given: int
    referred_back: int
    not_for_us: int
    closed_after_initial_enquiries: int
    not_upheld: int
    upheld: int
    investigated: int
    dealt_with: int
    satisfactory_remedies: int | None
    on_time: int | None
    late: int | None
    not_complied: int | None
    compliance_outcomes: int | None
    uphold_rate: Share
    uphold_rate_similar: SimilarShare
    uphold_rate_beyond_chance: bool
    address: str


class PerformanceByType(TypedDict):
    """One row is a sum in one edition of a year’s figures."""

    year: str
    edition: int
    type: str
    councils: int
    invalid_or_incomplete: int
    advice_given: int
    referred_back: int
    not_for_us: int
    closed_after_initial_enquiries: int
    not_upheld: int
    upheld: int
    investigated: int
    dealt_with: int
    satisfactory_remedies: int | None
    on_time: int | None
    late: int | None
    not_complied: int | None
    compliance_outcomes: int | None
    uphold_rate: Share
    uphold_rate_coverage: str | None
    compliance_rate: Share
    compliance_rate_coverage: str | None
    on_time_rate: Share
    on_time_rate_coverage: str | None
    satisfactory_remedy_rate: Share
    satisfactory_remedy_rate_coverage: str | None
    upheld_per_100k: PerResidents
    upheld_per_100k_coverage: str | None
    address: str


class CategoryTotal(TypedDict):
    """One row is one reporting category in one edition of a year’s figures."""

    year: str
    edition: int
    type: str
    category: str
    category_name: str
    invalid_or_incomplete: int
    advice_given: int
    referred_back: int
    not_for_us: int
    closed_after_initial_enquiries: int
    not_upheld: int
    upheld: int
    investigated: int
    dealt_with: int
    satisfactory_remedies: int | None
    on_time: int | None
    late: int | None
    not_complied: int | None
    compliance_outcomes: int | None
    uphold_rate: Share
    compliance_rate: Share
    on_time_rate: Share
    satisfactory_remedy_rate: Share
    coverage: str | None
    address: str


class Group(TypedDict):
    """One row is all the councils that are reorganised together, added up, in one edition of a
    year in which they existed.
    """

    year: str
    edition: int
    group: str
    councils: list[str]
    successors: list[str]
    invalid_or_incomplete: int
    advice_given: int
    referred_back: int
    not_for_us: int
    closed_after_initial_enquiries: int
    not_upheld: int
    upheld: int
    investigated: int
    dealt_with: int
    satisfactory_remedies: int | None
    on_time: int | None
    late: int | None
    not_complied: int | None
    compliance_outcomes: int | None
    uphold_rate: Share
    compliance_rate: Share
    compliance_coverage: str | None
    on_time_rate: Share
    satisfactory_remedy_rate: Share
    satisfactory_remedy_coverage: str | None
    address: str


class ComplaintsReceived(TypedDict):
    """One row is how many complaints about one council came in during a year, in all or in one
    reporting category, in one edition of the year’s figures.
    """

    year: str
    edition: int
    council: str
    council_name: str
    council_name_then: str | None
    type: str
    category: str
    category_name: str
    received: int
    address: str


class Council(TypedDict):
    """One row is one council or other body, from its opening to its closing."""

    council: str
    name: str
    short_name: str
    type: str
    gss_code: str | None
    former_codes: list[str]
    gov_uk_slug: str | None
    wikidata: str | None
    opened_on: str | None
    closed_on: str | None
    county: str | None
    region: str | None
    website: str | None
    predecessors: list[str]
    successors: list[str]
    address: str


class CouncilType(TypedDict):
    """One row is one type of council."""

    type: str
    name: str
    plural: str
    is_compared: bool


class Place(TypedDict):
    """One row is one council that serves the place of the postcode."""

    council: str
    name: str
    type: str
    gss_code: str | None
    does: str
    services: list[str]
    has_all_of_it: bool
    postcode_ended_on: str | None
    address: str


class Subject(TypedDict):
    """One row is one subject of complaints."""

    subject: str
    heading: str
    name: str
    category: str
    category_name: str


class Decision(TypedDict):
    """One row is one decision about one body."""

    reference: str
    council: str
    council_name: str
    council_name_then: str | None
    decided_on: str
    year: str
    kind: str
    outcome: str
    satisfactory_remedy: bool
    category: str | None
    subject: str | None
    subject_name: str | None
    title: str | None
    summary: str | None
    acted_for: str | None
    address: str


class WholeDecision(TypedDict):
    """One row is one decision about one body."""

    reference: str
    council: str
    council_name: str
    council_name_then: str | None
    decided_on: str
    year: str
    kind: str
    outcome: str
    satisfactory_remedy: bool
    category: str | None
    subject: str | None
    subject_name: str | None
    title: str | None
    summary: str | None
    acted_for: str | None
    statement: str | None
    address: str


class ServiceImprovement(TypedDict):
    """One row is one change that a council agreed to make after fault was found."""

    reference: str
    council: str
    council_name: str
    council_name_then: str | None
    decided_about: str | None
    number: int
    decided_on: str
    year: str
    category: str | None
    subject: str | None
    subject_name: str | None
    summary: str
    compliance: str | None
    change: str
    due_on: str
    status: str
    address: str


class Release(TypedDict):
    """One row is one edition of one year’s figures."""

    year: str
    edition: int
    is_current: bool
    source: str
    public_at: str
    reason: str | None
    is_suspended: bool


class Revision(TypedDict):
    """One row is one figure of one council that an edition changed."""

    year: str
    edition: int
    edition_before: int
    public_at: str
    reason: str
    council: str
    council_name: str
    council_name_then: str | None
    figure: str
    was: float | None
    now: float | None
    address: str


class Letter(TypedDict):
    """One row is one issue of the letter to one council about one year."""

    council: str
    council_name: str
    council_name_then: str | None
    year: str
    edition: int | None
    issue: int
    is_current: bool
    title: str
    dated_on: str
    public_since: str
    reason: str | None
    address: str
    pdf: str
