import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand

from complaints.decisions.importing import columns as decision_columns
from complaints.releases.importing import columns as annual_columns
from complaints.subjects import importing as reference
from councils.register.importing import councils
from councils.residents import importing as residents
from portal.urls import urlpatterns
from tests.portal.crawling import named

DOCUMENTATION = Path(settings.BASE_DIR, "docs", "files.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "columns",
    [
        councils.COLUMNS,
        residents.COLUMNS,
        decision_columns.COLUMNS,
        annual_columns.COLUMNS,
        reference.SUBJECT_COLUMNS,
        reference.NOTE_COLUMNS,
    ],
)
def test_every_column_is_described(columns):
    undescribed = [
        column
        for column in columns.allowed
        if not any(
            f"{before}{column}{after}" in DOCUMENTATION for before in "` " for after in "`,\n"
        )
    ]
    assert undescribed == []


def test_every_record_of_a_decision_is_in_their_list():
    records = Path(settings.BASE_DIR, "docs", "decisions")
    listed = (records / "README.md").read_text(encoding="utf-8")
    assert [file.name for file in records.glob("*.md") if f"({file.name})" not in listed] == [
        "README.md"
    ]


def test_each_address_is_told_once():
    lines = Path(settings.BASE_DIR, "docs", "addresses.md").read_text(encoding="utf-8").splitlines()
    names = [line.split(" | ")[1] for line in lines if line.startswith("| `/")]
    told = Counter(name for each in names for name in each.split(", "))
    there = {each.name for each in named(urlpatterns) if not each.name.startswith("api-")}
    assert {name for name in there if told[name] != 1} == set()
    assert {name for name in told if not name.startswith("api-")} == there


def options_of(name: str) -> dict:
    app = get_commands()[name]
    command = app if isinstance(app, BaseCommand) else load_command_class(app, name)
    return command.create_parser("manage.py", name)._option_string_actions


PAPERS = [
    *Path(settings.BASE_DIR).glob("*.md"),
    *Path(settings.BASE_DIR, "docs").glob("*.md"),
]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda each: each.name)
def test_each_command_and_file_that_is_named_is_there(paper):
    """Decisions are not looked at: they name what was there then."""
    text = paper.read_text(encoding="utf-8")
    called = re.findall(r"manage\.py\s+([a-z_]+)\b([^`\n|]*)", text)
    assert {name for name, _ in called} - get_commands().keys() == set()
    options = {(name, each) for name, rest in called for each in re.findall(r"--[a-z-]+", rest)}
    assert {(name, each) for name, each in options if each not in options_of(name)} == set()
    named = re.findall(r"(?<![\w/.-])((?:script|tests)/[\w./-]*\w)", text)
    assert [each for each in named if not Path(settings.BASE_DIR, each).exists()] == []
