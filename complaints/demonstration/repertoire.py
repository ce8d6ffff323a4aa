"""Which topics belong to which subject."""

from functools import cache

from complaints.demonstration import (
    phrases_adult_care,
    phrases_adult_homes,
    phrases_benefits,
    phrases_children,
    phrases_education,
    phrases_environment,
    phrases_families,
    phrases_highways,
    phrases_housing,
    phrases_other,
    phrases_planning,
    phrases_schools,
    phrases_special_needs,
    phrases_tenancies,
)
from complaints.demonstration.phrases_general import topics_about, topics_about_anything
from complaints.demonstration.topics import Story, Topic, story

OWN: dict[str, dict[str, tuple[Topic, ...]]] = {
    "Adult care services": {
        "Assessment and care plan": phrases_adult_care.ASSESSMENT,
        "Charging": phrases_adult_care.CHARGING,
        "Direct payments": phrases_adult_care.DIRECT_PAYMENTS,
        "Disabled facilities grants": phrases_adult_homes.GRANTS,
        "Domiciliary care": phrases_adult_homes.HOME_CARE,
        "Residential care": phrases_adult_homes.RESIDENTIAL,
        "Safeguarding": phrases_adult_homes.SAFEGUARDING,
    },
    "Benefits and tax": {
        "Council tax": phrases_benefits.COUNCIL_TAX,
        "Council tax support": phrases_benefits.TAX_SUPPORT,
        "Housing benefit and council tax benefit": phrases_benefits.HOUSING_BENEFIT,
        "Local welfare payments": phrases_benefits.WELFARE,
    },
    "Children's care services": {
        "Adoption": phrases_families.ADOPTION,
        "Child protection": phrases_children.CHILD_PROTECTION,
        "Disabled children": phrases_children.DISABLED,
        "Fostering": phrases_families.FOSTERING,
        "Friends and family carers": phrases_families.FAMILY,
        "Looked after children": phrases_children.LOOKED_AFTER,
        "Other": phrases_children.PROCEDURE,
    },
    "Education": {
        "Alternative provision": phrases_education.ALTERNATIVE_PROVISION,
        "School admissions": phrases_schools.ADMISSIONS,
        "School exclusions": phrases_education.EXCLUSIONS,
        "School transport": phrases_schools.TRANSPORT,
        "Special educational needs": phrases_special_needs.SPECIAL_NEEDS,
    },
    "Environment and regulation": {
        "Antisocial behaviour": phrases_environment.ANTISOCIAL,
        "Noise": phrases_environment.NOISE,
        "Refuse and recycling": phrases_environment.REFUSE,
        **phrases_environment.REGULATION,
    },
    "Housing": {
        "Allocations": phrases_housing.ALLOCATIONS,
        "Council house repairs": phrases_tenancies.REPAIRS,
        "Council house sales and leaseholders": phrases_tenancies.LEASEHOLDERS,
        "Homelessness": phrases_housing.HOMELESSNESS,
        "Managing council tenancies": phrases_tenancies.TENANCIES,
        "Private housing": phrases_tenancies.PRIVATE_HOUSING,
    },
    "Planning": {
        "Building control": phrases_planning.BUILDING_CONTROL,
        "Enforcement": phrases_planning.ENFORCEMENT,
        "Planning advice": phrases_planning.ADVICE,
        "Planning applications": phrases_planning.APPLICATIONS,
    },
    "Transport and highways": {
        "Highway repair and maintenance": phrases_highways.REPAIR,
        "Parking and other penalties": phrases_highways.PARKING,
        "Traffic management": phrases_highways.TRAFFIC,
        **phrases_highways.OTHERS,
    },
    "Other categories": {**phrases_other.CORPORATE},
}


def topics(heading: str, name: str) -> tuple[Topic, ...]:
    own = OWN.get(heading, {}).get(name, ())
    return (
        (*own, *topics_about(heading, name))
        or topics_about(heading, "Other")
        or (topics_about_anything())
    )


@cache
def stories(heading: str, name: str) -> tuple[Story, ...]:
    return tuple(story(topic) for topic in topics(heading, name))


@cache
def serious_stories(heading: str, name: str) -> tuple[Story, ...]:
    """What a public report could be about: nothing small, if the subject has anything else."""
    return tuple(one for one in stories(heading, name) if "minor" not in one.reasons) or stories(
        heading, name
    )
