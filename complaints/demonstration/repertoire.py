"""Which topics belong to which subject."""

from functools import cache

from complaints.demonstration.phrases import (
    adult_care,
    adult_homes,
    benefits,
    children,
    education,
    environment,
    families,
    highways,
    housing,
    other,
    planning,
    schools,
    special_needs,
    tenancies,
)
from complaints.demonstration.phrases.general import topics_about, topics_about_anything
from complaints.demonstration.topics import Story, Topic, story

OWN: dict[str, dict[str, tuple[Topic, ...]]] = {
    "Adult care services": {
        "Assessment and care plan": adult_care.ASSESSMENT,
        "Charging": adult_care.CHARGING,
        "Direct payments": adult_care.DIRECT_PAYMENTS,
        "Disabled facilities grants": adult_homes.GRANTS,
        "Domiciliary care": adult_homes.HOME_CARE,
        "Residential care": adult_homes.RESIDENTIAL,
        "Safeguarding": adult_homes.SAFEGUARDING,
    },
    "Benefits and tax": {
        "Council tax": benefits.COUNCIL_TAX,
        "Council tax support": benefits.TAX_SUPPORT,
        "Housing benefit and council tax benefit": benefits.HOUSING_BENEFIT,
        "Local welfare payments": benefits.WELFARE,
    },
    "Children's care services": {
        "Adoption": families.ADOPTION,
        "Child protection": children.CHILD_PROTECTION,
        "Disabled children": children.DISABLED,
        "Fostering": families.FOSTERING,
        "Friends and family carers": families.FAMILY,
        "Looked after children": children.LOOKED_AFTER,
        "Other": children.PROCEDURE,
    },
    "Education": {
        "Alternative provision": education.ALTERNATIVE_PROVISION,
        "School admissions": schools.ADMISSIONS,
        "School exclusions": education.EXCLUSIONS,
        "School transport": schools.TRANSPORT,
        "Special educational needs": special_needs.SPECIAL_NEEDS,
    },
    "Environment and regulation": {
        "Antisocial behaviour": environment.ANTISOCIAL,
        "Noise": environment.NOISE,
        "Refuse and recycling": environment.REFUSE,
        **environment.REGULATION,
    },
    "Housing": {
        "Allocations": housing.ALLOCATIONS,
        "Council house repairs": tenancies.REPAIRS,
        "Council house sales and leaseholders": tenancies.LEASEHOLDERS,
        "Homelessness": housing.HOMELESSNESS,
        "Managing council tenancies": tenancies.TENANCIES,
        "Private housing": tenancies.PRIVATE_HOUSING,
    },
    "Planning": {
        "Building control": planning.BUILDING_CONTROL,
        "Enforcement": planning.ENFORCEMENT,
        "Planning advice": planning.ADVICE,
        "Planning applications": planning.APPLICATIONS,
    },
    "Transport and highways": {
        "Highway repair and maintenance": highways.REPAIR,
        "Parking and other penalties": highways.PARKING,
        "Traffic management": highways.TRAFFIC,
        **highways.OTHERS,
    },
    "Other categories": {**other.CORPORATE},
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
