"""What the client knows of the portal's lists is what the portal's schema says."""

import pytest
from write_lists import PACKAGE, SHAPES, WRITTEN, singular, typed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", WRITTEN)
def test_it_knows_every_list_parameter_and_field_of_the_schema(client, name):
    """Where one is added: run clients/python/write_lists.py, as its README says."""
    document = client.get("/api/v1/schema/?format=json").json()
    assert (PACKAGE / name).read_text(encoding="utf-8") == WRITTEN[name](document)


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("Decisions", "Decision"),
        ("DecisionsOne", "WholeDecision"),
        ("Performance", "Performance"),
        ("ComplaintsReceived", "ComplaintsReceived"),
    ],
)
def test_a_row_has_the_name_of_one_thing(name, one):
    assert singular(name) == one


def test_types_are_those_of_the_schema():
    shapes = {}
    share = {"type": "object", "required": ["part", "whole", "ratio", "percent", "text"]}
    assert typed({"type": ["integer", "null"]}, shapes) == "int | None"
    assert typed({"type": "array", "items": {"type": "string"}}, shapes) == "list[str]"
    assert typed(share, shapes) == "Share"
    assert shapes == {"Share": share}


def test_what_has_no_name_yet_is_asked_for_one():
    with pytest.raises(SystemExit, match="median mean: name it in SHAPES"):
        typed({"type": "object", "required": ["median", "mean"]}, {})
    assert "median mean" not in SHAPES
