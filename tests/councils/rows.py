"""Bad rows of the councils' own tables, each refused by the constraint it is named for."""

from datetime import date

from councils.models import Alias, AnnouncedChange, Contact, PublicRecord, Residents
from tests import factories
from tests.complaints.models.rows import twice

ONE_DAY = date(2027, 4, 1)


def announced(action, about=None, **fields):
    about = about or factories.council()
    return AnnouncedChange.objects.create(
        council=about, action=action, takes_effect_on=ONE_DAY, **fields
    )


def succeeds_itself():
    about = factories.council()
    return announced("succeed", about, successor=about)


BAD = {
    "a_succession_names_the_successor": lambda: announced("succeed"),
    "nobody_succeeds_itself": succeeds_itself,
    "opens_and_closes_once": lambda: twice(announced, "close", factories.council()),
    "is_succeeded_once_by_each": lambda: twice(
        announced, "succeed", factories.council(), successor=factories.council()
    ),
    "one_name_and_one_code_on_a_day": lambda: twice(
        announced, "rename", factories.council(), name="Other Council"
    ),
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
