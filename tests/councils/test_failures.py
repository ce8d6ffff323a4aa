"""What fails for one item is noted under its name, leaves nothing of it, and stops no other."""

import logging

import pytest
from django.db import OperationalError

from councils.failures import named
from councils.models import Council
from councils.public_record import changing_public_record
from councils.refusals import Refused
from tests import factories

pytestmark = pytest.mark.django_db


def test_each_is_done_or_named_with_its_reason(caplog):
    refused: dict[str, str] = {}
    with changing_public_record(), caplog.at_level(logging.ERROR):
        for name in ("Kent", "Essex", "Surrey", "Dover"):
            with named(refused, name):
                factories.council(name)
                if name == "Essex":
                    raise Refused("It is not approved.")
                if name == "Surrey":
                    raise ZeroDivisionError
                if name == "Dover":
                    factories.council(name)  # once too often: the database refuses it
    assert refused == {
        "Essex": "It is not approved.",
        "Surrey": "Something went wrong (ZeroDivisionError): it was noted for whoever runs the"
        " portal.",
        "Dover": "Something went wrong (IntegrityError): it was noted for whoever runs the portal.",
    }
    assert [each.name for each in Council.objects.all()] == ["Kent"]
    noted = [each for each in caplog.records if each.name == "councils.failures"]
    assert [each.getMessage() for each in noted] == [
        "Surrey could not be done",
        "Dover could not be done",
    ]
    assert all(each.exc_info for each in noted)


def test_without_the_database_nothing_goes_on():
    refused: dict[str, str] = {}
    with pytest.raises(OperationalError), named(refused, "Kent"):
        raise OperationalError
    assert refused == {}
