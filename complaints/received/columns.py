"""The columns of files of complaints received: one for each reporting category, and one of all.

So the ombudsman's own sheet has them (its headings are from memory, unverified); another heading is
one more line here.
"""

from __future__ import annotations

from councils.files.heading_map import PASSED_OVER
from councils.files.tables import Columns

# A column for each reporting category, named by its identifier.
CATEGORIES = {
    "adult_care_services": "adult-care-services",
    "benefits_and_tax": "benefits-and-tax",
    "corporate_and_other_services": "corporate-and-other-services",
    "education_and_childrens_services": "education-and-childrens-services",
    "environmental_services": "environmental-services-public-protection-and-regulation",
    "highways_and_transport": "highways-and-transport",
    "housing": "housing",
    "planning_and_development": "planning-and-development",
    "other": "other",
}
TOTAL = "total"
HEADINGS = {
    "Authority name": "authority",
    "Organisation": "authority",
    "Organisation name": "authority",
    "Council": "authority",
    "Local authority": "authority",
    **dict.fromkeys(
        ("Authority type", "Type of authority", "Type", "Region", "Code", "GSS code"), PASSED_OVER
    ),
    **dict.fromkeys(("ONS code", "LA code", "Authority code", "Organisation code"), PASSED_OVER),
    "Adult social care": "adult_care_services",
    "Benefits & tax": "benefits_and_tax",
    "Corporate & other services": "corporate_and_other_services",
    "Education & children's services": "education_and_childrens_services",
    "Education and children's services": "education_and_childrens_services",
    "Environmental services, public protection and regulation": "environmental_services",
    "Environmental services & public protection & regulation": "environmental_services",
    "Environmental services & public protection": "environmental_services",
    "Environment, public protection and regulation": "environmental_services",
    "Highways & transport": "highways_and_transport",
    "Planning & development": "planning_and_development",
    "Null": "other",
    "Total received": TOTAL,
    "Total complaints received": TOTAL,
    "All": TOTAL,
    "Reporting year": "year",
}
COLUMNS = Columns(
    allowed=("authority", "year", *CATEGORIES, TOTAL),
    required=("authority",),
    synonyms=HEADINGS,
    header_within=15,
    preferred=("housing", TOTAL),  # which no sheet of outcomes has together
    may_lack=lambda column: column not in ("authority", "year"),
)
