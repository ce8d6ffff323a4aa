"""What waits for somebody of the staff, on the admin's front page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse

from complaints.models import (
    Decision,
    ErrorReport,
    Mention,
    Recommendation,
    Release,
    Review,
    Suspension,
)
from complaints.models.voidings import Voiding
from complaints.notes.people import READS
from complaints.notes.shown import in_short, waiting_for
from councils.dates import day_in_words
from councils.files.uploads import forget_old
from councils.models import Contact, Council, Owned
from councils.ownership.work import Item as OwnedItem
from councils.people import name_of
from councils.register.gaps import DataProblem, data_problems, residents_missing
from councils.register.health.checks import register_contradictions
from councils.requests import StaffRequest
from councils.years import london_date
from letters.models import Challenge, Letter, Message
from portal.models import NoticeMail
from portal.staff.own_work import LEFT, MENTIONS, MINE, TEAM, lists, may_own
from portal.staff.told_by_mail import MAY_SEE_MAILS
from portal.staff.work_items import FIRST, Item, Work, of_model, work

SOON = timedelta(days=14)


def of_decision(row: Decision) -> Item:
    return of_model(row, str(row.council))


def of_recommendation(row: Recommendation) -> Item:
    text = f"{row.decision}, recommendation {row.number}"
    return of_model(row, f"{row.council}, due {day_in_words(row.due_on)}", text)


def of_report(row: ErrorReport) -> Item:
    about = f"{row.decision}, {row.decision.council}" if row.decision else str(row.council)
    return of_model(row, about, row.get_kind_display())


def of_message(row: Message) -> Item:
    return of_model(row.letter, row.problem or row.get_state_display(), row.label)


def of_mention(row: Mention) -> Item:
    url = reverse("admin:decision-notes-read", args=[row.note.decision_id])
    return Item(str(row.note.decision), url, in_short(row.note))


def of_owned(each: OwnedItem, more: str) -> Item:
    """With the day by which it is looked at, or else for how long it has been somebody's."""
    by = f"by {day_in_words(each.day)}" if each.has_day else f"for {each.age}"
    said = (each.about, f"{by}, late" if each.is_late else by, more)
    return Item(each.named, each.url, ", ".join(filter(None, said)))


def work_list(user: Any, at: datetime) -> Iterator[Work]:
    """Every list that concerns this person, the most urgent first; empty ones too."""
    today = london_date(at)
    if may_own(user):
        yield from owned(user, at)
    if user.has_perm("complaints.change_errorreport"):
        yield from reports()
    if user.has_perm("complaints.confirm_suspension"):
        yield from suspensions(at)
    if user.has_perm("letters.answer_challenge"):
        yield from challenges()
    if user.has_perm("letters.send_letter"):
        yield from letters_that_failed()
    if user.has_perm("complaints.confirm_withholding"):
        yield from second_person()
    if user.has_perm("complaints.change_recommendation"):
        yield from compliance(today)
    if user.has_perm("complaints.change_decision"):
        yield from decisions(today)
    if user.has_perm("letters.compose_letter"):
        yield letters_given_back()
    if user.has_perm("letters.approve_letter"):
        yield from letters_to_approve()
    if user.has_perm("letters.send_letter"):
        yield from letters_to_send()
    if user.has_perm("complaints.prepare_release") or user.has_perm("complaints.approve_release"):
        yield from releases(at)
    if user.has_perm("councils.change_contact"):
        yield contacts_not_reached()
    if user.has_perm(MAY_SEE_MAILS):
        yield notices_that_failed()
    if user.has_perm("councils.change_council"):
        yield contradictions(today)
        yield from register(data_problems(today))
    elif user.has_perm("councils.import_files"):
        yield from register([residents_missing()])


def owned(user: Any, at: datetime) -> Iterator[Work]:
    """What somebody looks after herself, her teams do, and nobody can any more."""
    titles = {"mine": MINE, "team": TEAM, "left": LEFT}
    for slug, items in lists(user, at).items():
        first = [of_owned(each, each.owner if slug == "team" else each.is_next) for each in items]
        url = f"{reverse('admin:own-work')}#{slug}"
        yield Work(titles[slug], len(items), url, first[:FIRST], is_urgent=slug == "left")
    if user.has_perm(READS):
        url = f"{reverse('admin:own-work')}#mentions"
        yield work(MENTIONS, waiting_for(user), of_mention, url)


def reports() -> Iterator[Work]:
    url = reverse("admin:complaints_errorreport_changelist")
    rows = ErrorReport.objects.open().select_related("decision__council", "council")
    yield work("Reports from readers", rows, of_report, url, is_urgent=True)


def second_person() -> Iterator[Work]:
    url = reverse("admin:decisions-waiting")
    withheld = Decision.objects.awaiting_confirmation().select_related("council")
    withheld = withheld.order_by("withheld_at", "reference")
    yield work("Withheld: to be confirmed or restored", withheld, of_decision, url, is_urgent=True)
    texts = Decision.objects.few(Decision.objects.texts_waiting()).select_related("council")
    yield work("Texts to be approved", texts.soonest_shown_first(), of_decision, f"{url}#texts")
    voidings = Voiding.objects.waiting().select_related("decision__council").order_by("asked_at")
    title = "Said to be entered in error: to be agreed"
    yield work(title, voidings, lambda row: of_decision(row.decision), f"{url}#voidings")
    ended = Recommendation.objects.awaiting_confirmation().select_related("decision", "council")
    url = reverse("admin:complaints_recommendation_changelist") + "?state=waiting"
    title = "No longer required, or required again: to be confirmed"
    yield work(title, ended, of_recommendation, url)


def compliance(today: date) -> Iterator[Work]:
    url = reverse("admin:complaints_recommendation_changelist")
    rows = Recommendation.objects.select_related("decision", "council").order_by("due_on", "pk")
    yield work(
        "Recommendations overdue", rows.overdue(today), of_recommendation, f"{url}?state=overdue"
    )
    soon = rows.due_between(today, today + SOON)
    yield work("Recommendations due within 14 days", soon, of_recommendation, f"{url}?state=soon")
    left = rows.at_closed_councils(today)
    title = "Recommendations of councils that closed: who must comply?"
    yield work(title, left, of_recommendation, f"{url}?state=closed")


def decisions(today: date) -> Iterator[Work]:
    url = reverse("admin:complaints_decision_changelist")
    rows = Decision.objects.select_related("council")
    week = rows.first_shown_within_a_week(today)
    yield work("Shown to the public within a week", week, of_decision, f"{url}?look=shown-soon")
    bare = rows.upheld_without_recommendations(today)
    more = f"{url}?look=no-recommendations"
    yield work("Upheld without recommendations, this year and last", bare, of_decision, more)
    back = Decision.objects.given_back().select_related("council")
    back = back.exclude(pk__in=Owned.objects.of_model(Decision).values("row"))
    url = reverse("admin:decisions-waiting")
    title = "Texts given back that nobody looks after"
    yield work(title, back.soonest_shown_first(), of_decision, f"{url}#given-back")
    reviews = Review.objects.open().select_related("decision__council").order_by("opened_at")
    yield work("Reviews under way", reviews, lambda row: of_decision(row.decision), url)


def releases(at: datetime) -> Iterator[Work]:
    url = reverse("admin:complaints_release_changelist")

    def item(row: Release) -> Item:
        back = f"given back: {row.given_back_reason}" if row.given_back_reason else ""
        return of_model(row, ", ".join(filter(None, (row.state(at), back))))

    yield work("Releases in preparation", Release.objects.in_preparation(), item, url)


def suspensions(at: datetime) -> Iterator[Work]:
    """That figures are suspended, or shown again: one person asked, and a second is needed."""

    def item(row: Suspension) -> Item:
        editions = Release.objects.published(row.suspended_at or at).filter(year=row.year)
        newest = editions.order_by("-edition").first()
        return of_model(newest, row.lifting_reason or row.reason, f"Figures of {row.year}")

    rows = Suspension.objects.waiting().order_by("asked_at")
    url = reverse("admin:complaints_release_changelist")
    title = "Figures to be suspended, or shown again: to be confirmed"
    yield work(title, rows, item, url, is_urgent=True)


def challenges() -> Iterator[Work]:
    url = reverse("admin:letters_challenge_changelist")
    rows = Challenge.objects.open().select_related("early_sight__message__council")
    yield work("Councils that say something is wrong", rows, of_model, url, is_urgent=True)


def letters_that_failed() -> Iterator[Work]:
    """What went wrong with an e-mail, or of which nobody knows whether it went."""
    rows = Message.objects.to_look_at().select_related("letter__council", "council")
    rows = rows.defer("letter__content")
    url = reverse("admin:letters_letter_changelist") + "?year=all&look=message"
    title = "Letters not sent, or perhaps sent"
    yield work(title, rows, of_message, url, is_urgent=True)


def letters_to_approve() -> Iterator[Work]:
    url = reverse("admin:letters_letter_changelist") + "?year=all&state=draft"
    yield work("Letters to be approved", Letter.objects.to_approve().for_list(), of_model, url)


def letters_given_back() -> Work:
    rows = Letter.objects.given_back().for_list()
    rows = rows.exclude(pk__in=Owned.objects.of_model(Letter).values("row"))
    url = reverse("admin:letters_letter_changelist") + "?year=all&state=draft"
    return work("Letters given back that nobody looks after", rows, of_model, url)


def letters_to_send() -> Iterator[Work]:
    url = reverse("admin:letters_letter_changelist") + "?year=all&state=approved"
    yield work("Letters to be sent", Letter.objects.approved().for_list(), of_model, url)


def contacts_not_reached() -> Work:
    rows = Contact.objects.exclude(refused_at=None).select_related("council")
    url = reverse("admin:councils_contact_changelist") + "?mail=returned"

    def item(row: Contact) -> Item:
        return of_model(
            row, row.refused_because, f"{row.council}, {row.get_role_display().lower()}"
        )

    return work("Contacts whose e-mail came back", rows, item, url)


def notices_that_failed() -> Work:
    """What colleagues were to be told by e-mail, and were perhaps not."""
    rows = NoticeMail.objects.to_look_at().select_related("user")
    url = reverse("admin:notice-mails")

    def item(row: NoticeMail) -> Item:
        return Item(name_of(row.user), url, row.problem)

    return work("E-mails to colleagues not sent, or perhaps sent", rows, item, url)


def contradictions(today: date) -> Work:
    """The kinds that there are: the page has the councils."""
    kinds = [each for each in register_contradictions(today) if each.found]
    url = reverse("admin:data-problems")
    items = [
        Item(each.kind.title, f"{url}#{each.kind.slug}", f"{len(each.found):,}") for each in kinds
    ]
    number = sum(len(each.found) for each in kinds)
    return Work("Contradictions in the register", number, f"{url}#contradictions", items[:FIRST])


def register(problems: Iterable[DataProblem]) -> Iterator[Work]:
    for problem in problems:
        url = f"{reverse('admin:data-problems')}#{problem.slug}"

        def item(row: Council, problem: DataProblem = problem) -> Item:
            return of_model(row, problem.years_of(row))

        yield work(f"Councils with {problem.title}", problem.councils, item, url)


def context(request: StaffRequest) -> dict[str, list[Work] | list[str]]:
    """For the front page: what waits, and what does not, so that nobody wonders.

    Everybody comes by here, so here files are forgotten that nobody decided about.
    """
    forget_old(request.at)
    lists = list(work_list(request.user, request.at))
    return {
        "work": [each for each in lists if each.count],
        "done": [each.title for each in lists if not each.count],
    }
