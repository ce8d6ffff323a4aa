"""What is collected of the static files that packages bring: what pages ask for, little else."""

import re
from itertools import chain
from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.staticfiles.finders import get_finders

from portal.apps import StaticFilesConfig

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


@pytest.fixture(scope="module")
def collected():
    left_out = StaticFilesConfig.ignore_patterns  # tests find all of them, as with DEBUG
    found = {}
    for finder in get_finders():
        for path, storage in finder.list(left_out):
            name = "/".join(filter(None, (getattr(storage, "prefix", None), path)))
            found[name] = storage.size(path)
    return found


def test_all_that_templates_name_is_there(collected):
    named = {
        each
        for path in TEMPLATES.rglob("*.html")
        for each in re.findall(r"""\{% static ["']([^"']+)["'] %\}""", path.read_text())
    }
    assert "leaflet/leaflet.js" in named
    assert named <= collected.keys()


def test_all_that_staff_forms_name_is_there(collected):
    asked = {
        str(each)
        for staffs in admin.site._registry.values()
        for each in (*staffs.media._js, *chain(*staffs.media._css.values()))
    }
    asked = {each for each in asked if not each.startswith(("/", "<script"))}
    assert "admin/js/vendor/jquery/jquery.min.js" in asked
    assert asked <= collected.keys()


def test_what_no_page_can_ask_for_is_not(collected):
    assert not [each for each in collected if each.startswith("rest_framework/")]
    assert sum(collected.values()) < 3_000_000  # most of it a map of Leaflet's source
