"""Colleagues by their names."""

from django.contrib.auth.models import User

from councils.people import name_of


def test_a_colleague_has_the_name_that_colleagues_use():
    ann = User(username="ann", first_name="Ann", last_name="Archer")
    assert name_of(ann) == "Ann Archer"
    assert name_of(User(username="ann")) == "ann"
    assert name_of(None) == "somebody unknown"
