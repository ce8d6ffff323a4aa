"""Removing the demonstration: all that is made up, and all that staff have done with it since."""

from __future__ import annotations

from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey, Model

from complaints.demonstration.loads import DemonstrationRefused
from complaints.models import ComplaintsReceived, Decision, Release, Suspension
from councils.models import Attachment, GivenBack, Owned
from councils.public_record import changing_public_record


def remove_demonstration() -> None:
    """Empties a demonstration; councils, boundaries, subjects, users and roles stay."""
    with changing_public_record() as record:
        if not record.demonstration:
            raise DemonstrationRefused("This portal holds no demonstration.")
        for model in made_up():
            # Row by row would write a history of the removal, and read every statement.
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")
        record.demonstration = False


def made_up() -> list[type[Model]]:
    """Decisions, releases, suspensions and every model that leads to one of them; histories too.

    What has a key to something made up is made up as well, so what an app above adds is found and
    need not be named here. A model comes before those it leads to.
    """
    models = apps.get_models(include_auto_created=True)
    found: list[type[Model]] = [Decision, Release, Suspension, ComplaintsReceived]
    found += [Owned, GivenBack, Attachment]  # which lead there without a key
    for reached in found:  # it grows meanwhile
        found += [each for each in models if each not in found and _belongs_to(each, reached)]
    ordered: list[type[Model]] = []
    while remaining := [each for each in found if each not in ordered]:
        ordered += [each for each in remaining if not _is_led_to(each, remaining)] or remaining
    return ordered


def _is_led_to(model: type[Model], others: list[type[Model]]) -> bool:
    return any(_belongs_to(other, model) for other in others if other is not model)


def _belongs_to(model: type[Model], other: type[Model]) -> bool:
    """Whether it has a key to the other that the database holds, or is the other's history."""
    return getattr(model, "instance_type", None) is other or any(
        isinstance(field, ForeignKey)
        and getattr(field, "db_constraint", False)
        and field.related_model is other
        for field in model._meta.get_fields()
    )
