"""Bad rows of suspensions, each refused by the constraint it is named for."""

from datetime import timedelta

from complaints.models import Suspension
from councils.years import Year
from tests.complaints.models.rows import AT, person, twice

LATER = AT + timedelta(days=1)


def suspension(**fields) -> Suspension:
    defaults = {"year": Year(2024), "reason": "Wrong.", "asked_by": person("ann"), "asked_at": AT}
    return Suspension.objects.create(**defaults | fields)


def in_force(**fields) -> Suspension:
    return suspension(suspended_by=person("ben"), suspended_at=AT, **fields)


def lifted(**fields) -> Suspension:
    asked = {"lifting_reason": "Right.", "lifting_asked_by": person("ann"), "lifting_asked_at": AT}
    return in_force(**asked | {"lifted_by": person("ben"), "lifted_at": LATER} | fields)


BAD = {
    "suspension_asked_once_at_a_time": lambda: twice(suspension),
    "suspension_has_its_reason": lambda: suspension(reason=""),
    "suspension_in_force_has_person_and_instant": lambda: suspension(suspended_at=AT),
    "suspension_is_confirmed_by_another": lambda: suspension(
        suspended_by=person("ann"), suspended_at=AT
    ),
    "lifting_asked_for_has_person_instant_and_reason": lambda: in_force(lifting_asked_at=AT),
    "lifting_is_later_and_confirmed_by_another": lambda: lifted(lifted_by=person("ann")),
}
