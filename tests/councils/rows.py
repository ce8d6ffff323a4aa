"""Bad rows of the councils' own tables, each refused by the constraint it is named for."""

from datetime import date

from councils.models import Alias, Contact, PublicRecord, Residents
from tests import factories
from tests.complaints.models.rows import twice

BAD = {
    "council_closes_after_it_opens": lambda: factories.council(
        opened_on=date(2023, 4, 1), closed_on=date(2023, 4, 1)
    ),
    "only_a_district_lies_in_a_county": lambda: factories.council(
        type="unitary", county=factories.council()
    ),
    "alias_once_per_council": lambda: twice(
        Alias.objects.create, council=factories.council(), key="the shire"
    ),
    "residents_once_per_council_and_year": lambda: twice(
        Residents.objects.create, council=factories.council(), year=2021, number=5
    ),
    "residents_are_more_than_none": lambda: Residents.objects.create(
        council=factories.council(), year=2021, number=0
    ),
    "there_is_one_public_record": lambda: PublicRecord.objects.create(pk=2),
    "contact_once_per_council_and_role": lambda: twice(
        Contact.objects.create,
        council=factories.council(),
        role="leader",
        email="leader@kent.example",
    ),
}
