"""Every text of every app that is printed somewhere is checked where it is typed."""

from fnmatch import fnmatch

from django.apps import apps
from django.db import models

from councils.printable import validate_printable

APPS = ("councils", "complaints", "letters", "portal")
# Texts that stand in no letter, pack or other print; a text that does is checked as it is typed.
NOT_PRINTED = {
    "councils.alias.key",  # folded, to find a council by
    "councils.attachment.*",  # staff read it
    "councils.boundaryset.*",  # what a file of boundaries says of itself
    "councils.contact.*",  # letters are addressed to the office
    "councils.givenback.comment",  # staff read it
    "councils.job.*",  # staff read it
    "councils.loadedfile.*",
    "councils.postcodesector.*",
    "councils.savedview.*",  # staff read it
    "councils.upload.*",
    "councils.columnmapping.*",  # headings of files
    "portal.draft.*",  # not saved yet
    "portal.tally.key",  # a digest
    "portal.touchedrow.*",  # names of tables
    "portal.toldrow.*",  # what names a row, and a digest
    "portal.toldrecord.identity",  # chance
    "portal.providedaccount.*",  # a provider's own
    "portal.notice.*",
    "portal.noticechoice.*",
    "portal.noticemail.*",  # e-mails
    "complaints.confirmedwords.*",
    "complaints.note.text",  # staff read it
    "complaints.errorreport.*",  # staff read it
    "complaints.review.*",
    "*.*_note",
    "*.note",
    "*.private_text",
    "*.no_longer_required_reason",
    "*.required_again_reason",
    "*.given_back_reason",
    "complaints.extension.reason",
    "complaints.voiding.reason",
    "letters.challenge.*",  # between a council and staff
    "letters.message.*",  # e-mails
    "letters.earlysight.*",
    "*.sha256",
    "*.*_code",
    "*.code",
    "*.reference",
}


def test_every_text_that_is_printed_is_checked_as_it_is_typed():
    fields = {
        f"{model._meta.label_lower}.{field.name}": field
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        if "Historical" not in model.__name__
        for field in model._meta.local_fields
        if type(field) in (models.CharField, models.TextField) and not field.choices
    }
    unchecked = {
        name
        for name, field in fields.items()
        if validate_printable not in field.validators
        and not any(fnmatch(name, each) for each in NOT_PRINTED)
    }
    assert unchecked == set()
    assert [each for each in NOT_PRINTED if not any(fnmatch(name, each) for name in fields)] == []
