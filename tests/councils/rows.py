"""Bad rows of the councils' own tables, each refused by the constraint it is named for."""

from datetime import UTC, date, datetime

from django.contrib.contenttypes.models import ContentType

from councils.models import (
    Alias,
    AnnouncedChange,
    Attachment,
    Boundary,
    BoundarySet,
    Contact,
    Council,
    GivenBack,
    Job,
    Owned,
    PublicRecord,
    Residents,
    SavedView,
)
from tests import factories, squares
from tests.complaints.models.rows import person, twice

ONE_DAY = date(2027, 4, 1)
APRIL_2021, APRIL_2023 = date(2021, 4, 1), date(2023, 4, 1)


def announced(action, about=None, **fields):
    about = about or factories.council()
    return AnnouncedChange.objects.create(
        council=about, action=action, takes_effect_on=ONE_DAY, **fields
    )


def succeeds_itself():
    about = factories.council()
    return announced("succeed", about, successor=about)


def owned(record) -> Owned:
    kind = ContentType.objects.get_for_model(record)
    since = datetime(2024, 8, 1, 9, tzinfo=UTC)
    return Owned.objects.create(kind=kind, row=record.pk, owner=person("ann"), since=since)


def given_back(record, **fields) -> GivenBack:
    kind, by = ContentType.objects.get_for_model(record), person("ann")
    since = datetime(2024, 8, 1, 9, tzinfo=UTC)
    fields = {"comment": "Shorten it.", "given_back_by": by, "given_back_at": since} | fields
    return GivenBack.objects.create(kind=kind, row=record.pk, **fields)


def attached(record, **fields) -> Attachment:
    kind, by = ContentType.objects.get_for_model(record), person("ann")
    since = datetime(2024, 8, 1, 9, tzinfo=UTC)
    kept = {"name": "a.pdf", "type": "pdf", "size": 1, "is_scanned": False}
    kept |= {"added_by": by, "added_at": since} | fields
    return Attachment.objects.create(kind=kind, row=record.pk, **kept)


def job(**fields) -> Job:
    made = {"kind": "count", "title": "Counting", "concerns": "all", "leads_to": "/admin/"}
    made |= {"asked_by": person("ann"), "asked_at": datetime(2024, 8, 1, 9, tzinfo=UTC)}
    return Job.objects.create(**made | fields)


def drawn(council: Council, start: date | None = None, end: date | None = None) -> Boundary:
    """Each in a set of its own."""
    column = BoundarySet.objects.count()
    return squares.draw({council: (column, 0)}, start=start, end=end).boundaries.get()


def drawn_in_turn(*periods: tuple[date | None, date | None]) -> list[Boundary]:
    council = factories.council()
    return [drawn(council, *period) for period in periods]


def moved(boundary: Boundary, **days: date | None) -> None:
    Boundary.objects.filter(pk=boundary.pk).update(**days)


BAD = {
    "a_succession_names_the_successor": lambda: announced("succeed"),
    "nobody_succeeds_itself": succeeds_itself,
    "opens_and_closes_once": lambda: twice(announced, action="close", about=factories.council()),
    "is_succeeded_once_by_each": lambda: twice(
        announced, action="succeed", about=factories.council(), successor=factories.council()
    ),
    "one_name_and_one_code_on_a_day": lambda: twice(
        announced, action="rename", about=factories.council(), name="Other Council"
    ),
    "job_ends_with_its_instant": lambda: job(state="done"),
    "one_job_waits_for_a_thing": lambda: twice(job),
    "a_record_has_one_owner": lambda: twice(owned, record=factories.council()),
    "saved_view_once_by_name": lambda: twice(
        SavedView.objects.create, owner=person("ann"), list_of="complaints.decision", name="Mine"
    ),
    "a_record_is_given_back_once": lambda: twice(given_back, record=factories.council()),
    "what_is_given_back_has_a_comment": lambda: given_back(factories.council(), comment=""),
    "what_is_submitted_again_has_its_instant": lambda: given_back(
        factories.council(), submitted_by=person("ben")
    ),
    "what_was_removed_has_its_reason_and_no_name": lambda: attached(factories.council(), name=""),
    "boundary_ends_after_it_starts": lambda: drawn(factories.council(), APRIL_2023, APRIL_2023),
    "council_is_drawn_once_on_a_day": lambda: drawn_in_turn(
        (None, date(2023, 4, 2)), (APRIL_2023, None)
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
    "what_came_back_has_its_reason_and_instant": lambda: Contact.objects.create(
        council=factories.council(),
        role="leader",
        email="leader@kent.example",
        refused_because="No",
    ),
    "contact_once_per_council_and_role": lambda: twice(
        Contact.objects.create,
        council=factories.council(),
        role="leader",
        email="leader@kent.example",
    ),
}
BAD_TOO = {
    "what_was_removed_has_its_reason_and_no_name": lambda: attached(
        factories.council(),
        removed_by=person("ben"),
        removed_at=datetime(2024, 8, 2, 9, tzinfo=UTC),
        removed_because="Why.",
    ),
    "job_ends_with_its_instant": lambda: job(ended_at=datetime(2024, 8, 1, 9, tzinfo=UTC)),
    "council_is_drawn_once_on_a_day": lambda: moved(
        drawn_in_turn((None, APRIL_2021), (APRIL_2023, None))[0], end=None
    ),
}
GOOD = {
    "one_job_waits_for_a_thing": lambda: [job(), job(concerns="some"), job(state="working")][-1],
    "council_is_drawn_once_on_a_day": lambda: drawn_in_turn(
        (None, APRIL_2021), (APRIL_2023, None), (APRIL_2021, APRIL_2023)
    )[-1],
}
