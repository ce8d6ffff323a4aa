from datetime import UTC, datetime

import pytest

from councils.models import Alias, FormerCode
from councils.register.importing.councils import OWN_REGISTER, import_councils
from councils.register.names.exact import CouncilNames
from councils.register.names.notation import folded
from tests.factories import council

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 1, tzinfo=UTC)


def test_each_of_the_365_is_known_by_its_full_name_its_slug_and_its_code():
    import_councils(OWN_REGISTER, at=AT)
    names = CouncilNames()
    assert len(names.councils) == 365
    for each in names.councils:
        assert names.named(each.name) == each
        assert names.named(each.name.upper().replace(" ", "  ")) == each
        assert names.named(each.slug) == each
        assert names.named(each.gss_code) == each


def test_what_is_written_elsewhere_is_understood():
    import_councils(OWN_REGISTER, at=AT)
    names = CouncilNames()
    understood = {
        "Kent": "Kent County Council",
        "Bradford MDC": "City of Bradford Metropolitan District Council",
        "Bristol, City of": "Bristol City Council",
        "Camden London Borough Council": "London Borough of Camden",
        "Greenwich Royal Borough": "Royal Borough of Greenwich",
        "Havering London Borough": "London Borough of Havering",
        "City of London": "City of London Corporation",
        "Durham": "Durham County Council",
        "Isles of Scilly": "Council of the Isles of Scilly",
        "King\u2019s Lynn & West Norfolk Borough Council": (
            "Borough Council of King's Lynn and West Norfolk"
        ),
        "Kingston upon Hull City Council": "Hull City Council",
        "Colchester Borough Council": "Colchester City Council",
        "Doncaster Metropolitan Borough Council": "City of Doncaster Council",
        "Milton Keynes Council": "Milton Keynes City Council",
        "North Herts Council": "North Hertfordshire District Council",
        "Southend-on-Sea Borough Council": "Southend-on-Sea City Council",
        "LB Camden": "London Borough of Camden",
        "Lincoln City Council": "City of Lincoln Council",
        "Newcastle upon Tyne City Council": "Newcastle City Council",
        "Saint Helens": "St Helens Council",
        "somerset county council.": "Somerset County Council",
        "Westminster City Council": "City of Westminster",
    }
    assert {name: names.named(name).name for name in understood} == understood


@pytest.mark.parametrize("place", ["Buckinghamshire", "Dorset", "North Yorkshire", "Somerset"])
def test_a_place_with_two_councils_is_neither(place):
    import_councils(OWN_REGISTER, at=AT)
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the message is compared
        CouncilNames().named(place)
    assert str(error.value) == (
        f"{place!r} could be “{place} Council” or “{place} County Council”: write the name in full"
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "Durham City Council",
            "'Durham City Council' is no council in the register; did you mean"
            " “Durham County Council”?",
        ),
        (
            "Leicester County Council",
            "'Leicester County Council' is no council in the register; did you mean"
            " “Leicester City Council”, “Leicestershire County Council”"
            " or “North West Leicestershire District Council”?",
        ),
        (
            "Richmond",
            "'Richmond' is no council in the register; did you mean"
            " “London Borough of Richmond upon Thames” or “Richmondshire District Council”?",
        ),
        (
            "Kingston",
            "'Kingston' is no council in the register; did you mean"
            " “Hull City Council” or “Royal Borough of Kingston upon Thames”?",
        ),
        (
            "Cumbra",
            "'Cumbra' is no council in the register; did you mean “Cumbria County Council”?",
        ),
        (
            "West",
            "'West' is no council in the register; did you mean “West Berkshire Council”,"
            " “West Devon Borough Council”, “West Lancashire Borough Council”"
            " or “West Lindsey District Council”?",
        ),
        ("We", "'We' is no council in the register"),
        ("Transport for London", "'Transport for London' is no council in the register"),
    ],
)
def test_what_is_not_understood_is_said_with_suggestions(name, message):
    import_councils(OWN_REGISTER, at=AT)
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the message is compared
        CouncilNames().named(name)
    assert str(error.value) == message


def test_an_alias_and_a_former_code_mean_their_council():
    folkestone = council("Folkestone and Hythe District Council", gss_code="E07000112")
    Alias.objects.create(council=folkestone, key=folded("Shepway District Council"))
    FormerCode.objects.create(council=folkestone, code="E07999999")
    names = CouncilNames()
    assert names.named("Shepway") == folkestone
    assert names.named("SHEPWAY DISTRICT COUNCIL") == folkestone
    assert names.coded(" e07999999 ") == folkestone
    assert names.coded("E07999998") is None


def test_nothing_is_suggested_once_no_more_problems_of_a_file_are_kept():
    council("Kent County Council")
    names = CouncilNames()

    def message(name):
        with pytest.raises(ValueError) as error:  # noqa: PT011 - the message is compared
            names.named(name)
        return str(error.value)

    for number in range(999):
        message(f"Nowhere {number}")
    assert message("Ken") == (
        "'Ken' is no council in the register; did you mean “Kent County Council”?"
    )
    assert message("Ket") == "'Ket' is no council in the register"
