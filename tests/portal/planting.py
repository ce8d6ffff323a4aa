"""Private words in every place that is never public, planted as staff would write them there."""

import re
from datetime import date, datetime, timedelta

from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType

from complaints.decisions.steps.approval import approve_text, take_back
from complaints.decisions.steps.error_reports import close, report
from complaints.decisions.steps.moves import move
from complaints.decisions.steps.returns import give_back, submit_again
from complaints.decisions.steps.reviews import end_review, open_review
from complaints.decisions.steps.void_decisions import agree, void
from complaints.decisions.steps.withholding import REASONS, confirm, withhold
from complaints.models import ConfirmedWords, CountCheck, Release, YearNote
from complaints.notes.steps import write
from complaints.recommendations.steps.deadlines import confirm_end, extend, propose_end
from complaints.releases.steps import approval, council_checks, preparation, revisions
from complaints.releases.steps.freeze import publish
from councils.attachments.steps import attach, remove, take_away
from councils.doubts import Answer
from councils.models import Contact, Council, Job, LoadedFile, Owned, Upload
from councils.public_record import changing_public_record
from councils.years import Year
from tests import factories
from tests.factories import frozen

PRIVATE = "numbat"  # how each word begins that nobody may read
PUBLIC = "okapi"  # and each that the calendar or the page of revisions says
MINUTE = timedelta(minutes=1)
# Counts of years that are never released: a draft's, a submitted one's, a withdrawn one's.
NEVER_RELEASED = ("4,747", "4747", "2,323", "2323", "3,737", "3737")


def somebody(name: str) -> User:
    """Whoever does one thing, whose every name is private."""
    made, _ = User.objects.get_or_create(
        username=f"{PRIVATE}{name}",
        defaults={
            "first_name": f"{PRIVATE}{name}first".title(),
            "last_name": f"{PRIVATE}{name}last".title(),
            "email": f"{PRIVATE}{name}@example.org",
        },
    )
    return made


def words(name: str) -> dict[str, str]:
    word = f"{PRIVATE}{name}"
    return {"title": word, "summary": word, "statement": f"1. {word}", "acted_for": word}


def done(function, *args, **named):
    with changing_public_record():
        return function(*args, **named)


def plant_with_decisions(council: Council, other: Council, at: datetime) -> None:
    """Decisions withheld for each reason, reviewed, taken back and moved; what councils were to do.

    All had been shown to the public before.
    """
    by, second = somebody("casework"), somebody("second")
    for reason, _ in REASONS:
        made = factories.decision(council, **words(reason))
        made = done(withhold, made, reason, f"{PRIVATE}{reason}note", by, at)
        ConfirmedWords.objects.create(
            decision=made,
            kind="name",
            words=f"Mrs {PRIVATE}words",
            confirmed_by=by,
            confirmed_at=at,
        )
    done(confirm, made, second, at)
    requested_on = date(2024, 8, 1)
    made = factories.decision(council, **words("underreview"))
    done(open_review, made, requested_on, f"{PRIVATE}grounds", by, at)
    made = factories.decision(council)
    review = done(open_review, made, requested_on, f"{PRIVATE}endedgrounds", by, at)
    done(end_review, review, "confirmed", f"{PRIVATE}endednote", second, at)
    made = factories.decision(council, **words("takenback"))
    done(take_back, made, f"{PRIVATE}takenbackreason", second, at)
    made = factories.decision(council)
    made = done(move, made, other, f"{PRIVATE}movedreason", by, at)
    done(approve_text, made, second, at)
    made = factories.decision(council, **words("void"))
    done(void, made, f"{PRIVATE}voidreason", by, at)
    done(agree, made, second, at)
    outstanding = {"outcome": "", "done_on": None, "recorded_on": None}
    made = factories.decision(council)
    longer, ended = (
        factories.recommendation(made, private_text=f"{PRIVATE}agreed", **outstanding)
        for _ in range(2)
    )
    remedy = {"kind": "personal_remedy", "public_summary": "", "private_text": f"{PRIVATE}remedy"}
    factories.recommendation(made, **remedy)
    why = Answer(f"{PRIVATE}doubted")  # so late a day is unlikely, and asked about
    done(extend, longer, date(2030, 1, 1), f"{PRIVATE}extended", by=by, at=at, answer=why)
    done(propose_end, ended, f"{PRIVATE}norequired", by=by, at=at)
    done(confirm_end, ended, by=second, at=at)
    owned = Owned.objects.create
    note = f"{PRIVATE}ownernote"
    text = factories.decision(council, text_approved_at=None, text_changed_by=by)
    done(give_back, text, f"{PRIVATE}returned", second, at)
    done(submit_again, text, by, at)
    done(give_back, text, f"{PRIVATE}returnedagain", second, at)
    reader = somebody("mentioned")
    reader.groups.add(Group.objects.get(name="Case officer"))
    User.objects.filter(pk=reader.pk).update(is_staff=True)
    for each in (text, made):  # of which the public reads the second
        said = f"@{PRIVATE}mentioned, {PRIVATE}casenote"
        write(each, said, by=somebody("notewriter"), at=at)
    receipt = f"%PDF-1.7 {PRIVATE}attachedbytes".encode()
    for each in (text, made, longer):
        by = somebody("mentioned")
        about = f"{PRIVATE}attachedabout"
        one, other = (
            attach(each, f"{PRIVATE}attachedname{number}.pdf", receipt, about, by=by, at=at)
            for number in (1, 2)
        )
        take_away(one, by=by, at=at)
        remove(other, f"{PRIVATE}attachedwhy", by=by, at=at)
    for row in (made, longer):
        kind = ContentType.objects.get_for_model(row)
        owned(kind=kind, row=row.pk, owner=somebody("owner"), note=note, since=at)


def plant_with_councils(council: Council, at: datetime) -> None:
    """Contacts, what readers reported, files that were uploaded, and what the admin notes."""
    by = somebody("office")
    Contact.objects.create(
        council=council,
        role=Contact.Role.CHIEF_EXECUTIVE,
        name=f"{PRIVATE}contact",
        email=f"{PRIVATE}mail@example.org",
    )
    made = report("error", f"{PRIVATE}reported", at=at, council=council)
    close(made, f"{PRIVATE}answered", by=by, at=at)
    Upload.objects.create(
        token="0" * 32,
        kind=Upload.Kind.DECISIONS,
        names=[f"{PRIVATE}upload.csv"],
        sha256=[""],
        report={"notes": [f"{PRIVATE}preview"]},
        uploaded_by=by,
        uploaded_at=at,
    )
    LoadedFile.objects.create(
        kind="decisions", name=f"{PRIVATE}loaded.csv", counts="", loaded_at=at, loaded_by=by
    )
    Job.objects.create(
        kind="load_upload",
        title=f"Loading {PRIVATE}job.csv",
        concerns="0" * 32,
        leads_to="/admin/",
        state=Job.State.WORKING,
        asked_by=by,
        asked_at=at,
        lines=[f"{PRIVATE}line"],
        outcome=[f"{PRIVATE}outcome"],
    )
    note = f"{PRIVATE}logged"
    LogEntry.objects.log_actions(by.pk, [council], CHANGE, note, single_object=True)


def submit(release: Release, at: datetime) -> Release:
    preparation.submit(release, by=somebody("submitter"), at=at)
    release.refresh_from_db()
    return release


def approve(release: Release, at: datetime) -> Release:
    """Submitted, and approved by a second person."""
    approval.approve(submit(release, at), by=somebody("approver"), at=at + MINUTE)
    release.refresh_from_db()
    return release


def prepare(year: str, public_at: datetime, at: datetime, **fields) -> Release:
    by = somebody("preparer")
    return preparation.prepare(Year.parse(year), public_at=public_at, by=by, at=at, **fields)


def published_year(council: Council, public_at: datetime, at: datetime) -> Release:
    """2024-25 on its way to its instant: checked by a council, seen early, approved."""
    made = prepare("2024-25", public_at, at)
    by = somebody("checker")
    council_checks.ask(made, [council], public_at.date(), by=by, at=at)
    check = CountCheck.objects.get(release=made)
    council_checks.answer(check, "questioned", f"{PRIVATE}questioned", by=by, at=at)
    council_checks.settle(check, f"{PRIVATE}settled", by=by, at=at)
    approval.record_early_access(
        made,
        office=f"{PUBLIC}office",
        what="figures",
        purpose=f"{PUBLIC}purpose",
        given_at=at,
        by=somebody("giver"),
        at=at + MINUTE,
    )
    return approve(made, at)


def imported(year: str, council: Council, upheld: int, public_at: datetime, at: datetime):
    row = frozen(council, upheld=upheld)
    fields = {"source": "imported", "reason": "", "made_at": at, "by_command": False}
    by = somebody("importer")
    return done(publish, Year.parse(year), [row], public_at=public_at, prepared_by=by, **fields)


def plant_with_releases(council: Council, public_at: datetime, at: datetime) -> None:
    """A draft given back, one submitted and one withdrawn, each announced for the same instant."""
    for year in (2020, 2021, 2022):
        YearNote.objects.create(year=Year(year), text=f"{PRIVATE}noted", breaks_comparison=True)
    made = submit(imported("2022-23", council, 4_747, public_at, at), at)
    reason = f"{PRIVATE}givenback"
    approval.give_back(made, reason, by=somebody("approver"), at=at + MINUTE)
    submit(imported("2021-22", council, 2_323, public_at, at), at)
    made = approve(imported("2020-21", council, 3_737, public_at, at), at)
    reason = f"{PUBLIC}withdrawn"
    approval.withdraw(made, reason, by=somebody("withdrawer"), at=at + 2 * MINUTE)


def revised_year(year: str, reason: str, public_at: datetime, at: datetime) -> Release:
    """A draft of the next edition of a public year."""
    current = Release.objects.current(at)[Year.parse(year)]
    by = somebody("reviser")
    return revisions.revise(current, reason=reason, public_at=public_at, by=by, at=at)


def kept() -> set[str]:
    """Every private word that stands somewhere in the database."""
    rows = (repr(row) for model in apps.get_models() for row in model._base_manager.values())
    return {word for row in rows for word in re.findall(rf"{PRIVATE}\w*", row.lower())}


def found(pages: dict[str, tuple[int, str]], beginning: str) -> dict[str, set[str]]:
    """Which words that begin so stand in which pages."""
    words = {
        address: set(re.findall(rf"{beginning}\w*", body.lower()))
        for address, (_, body) in pages.items()
        if beginning not in address
    }
    return {address: these for address, these in words.items() if these}


def never_released(pages: dict[str, tuple[int, str]]) -> dict[str, str]:
    """Pages with a count of a year that is never released, by itself: no part of a reference."""
    counts = re.compile(rf"(?<![\d,])({'|'.join(NEVER_RELEASED)})(?![\d,])")
    return {
        address: match[0] for address, (_, body) in pages.items() if (match := counts.search(body))
    }
