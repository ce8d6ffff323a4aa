"""What waits for a second person: texts, and what is done with decisions; what was given back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Max

from complaints.decisions.rules.state import shown_from
from complaints.decisions.screens.steps import APPROVE, CONFIRM, DECISION_STEPS, RESTORE
from complaints.decisions.screens.waiting_texts import Narrowed
from complaints.decisions.steps.records import moment
from complaints.decisions.steps.reviews import may_end
from complaints.models import Decision, Review, Voiding
from councils.dates import beginning_in_words, day_in_words
from councils.models import GivenBack
from councils.people import name_of
from councils.refusals import why_refused
from councils.staff_screens import may, shown
from councils.steps import Step

PER_PAGE = 25
END, AGAIN = DECISION_STEPS.of["end-review"], DECISION_STEPS.of["submit-again"]
AGREE = DECISION_STEPS.of["agree-void"]


class Row(NamedTuple):
    """One that waits: what is known of it, whether it is one's own, what one may do about it."""

    decision: Decision
    said: str
    is_own: bool
    does: list[tuple[str, str]]


@dataclass(frozen=True)
class Queue:
    """One list with its pages: texts the first to become public first, others the oldest first."""

    slug: str
    title: str
    empty: str
    rows: Any
    links: dict[str, Step]  # the words of a link to each step that may be taken
    said: Callable[[Any, dict], str]
    is_own: Callable[[Any, Any], bool]  # without a query for each row

    def page(self, request) -> Page:
        """The page that the address asks for; the first or last where there is none."""
        return Paginator(self.rows, PER_PAGE).get_page(request.GET.get(self.slug))


def withholding_said(decision: Decision, changed: dict) -> str:
    reason = decision.get_withheld_reason_display().lower()
    by, since = name_of(decision.withheld_by), moment(decision.withheld_at)
    seen = "; the public had seen it" if decision.hidden_at else ""
    return f"{reason}; withheld by {by} on {since}{seen}"


def text_said(decision: Decision, changed: dict) -> str:
    by = decision.text_changed_by
    written = f"written by {name_of(by)}" if by else "from a file"
    last = f", last changed on {moment(changed[decision.pk])}" if decision.pk in changed else ""
    since = shown_from(decision)
    shown = f"to be shown from {beginning_in_words(since)}" if since else "no moment announced"
    return f"{shown}; decided on {day_in_words(decision.decided_on)}; {written}{last}"


def given_back_said(decision: Decision, backs: dict) -> str:
    back = backs[decision.pk]
    to = f" to {name_of(back.author)}" if back.author else ""
    by, since = name_of(back.given_back_by), moment(back.given_back_at)
    return f"given back{to} by {by} on {since}: {back.comment}"


def review_said(review: Review, changed: dict) -> str:
    asked, since = day_in_words(review.requested_on), moment(review.opened_at)
    return f"requested on {asked}; opened by {name_of(review.opened_by)} on {since}"


def voiding_said(voiding: Voiding, known: dict) -> str:
    return f"{name_of(voiding.asked_by)} says so since {moment(voiding.asked_at)}: {voiding.reason}"


def queues(user, at, narrowed: Narrowed) -> tuple[Queue, ...]:
    withheld = Decision.objects.awaiting_confirmation()
    voidings = Voiding.objects.waiting().select_related("decision__council", "asked_by")
    under_review = Review.objects.open().select_related("decision__council", "opened_by")
    return (
        Queue(
            "withheld",
            "Withholdings to be confirmed or restored",
            "No withholding waits.",
            withheld.select_related("council", "withheld_by")
            .defer("statement", "summary")
            .order_by("withheld_at", "reference"),
            {"Confirm": CONFIRM, "Restore": RESTORE},
            withholding_said,
            lambda decision, user: bool(CONFIRM.why_not(decision, user, at)),
        ),
        Queue(
            "voidings",
            "Said to be entered in error",
            "No decision is said to be entered in error.",
            voidings.defer("decision__statement", "decision__summary").order_by("asked_at"),
            {"Read and agree": AGREE},
            voiding_said,
            lambda voiding, user: voiding.asked_by_id == user.pk,
        ),
        Queue(
            "texts",
            "Texts to be approved",
            "No text waits in this list." if narrowed.query else "No text waits.",
            narrowed.rows(user, at)
            .select_related("council", "text_changed_by")
            .defer("statement", "summary"),
            {"Read and approve": APPROVE},
            text_said,
            lambda decision, user: decision.text_changed_by_id == user.pk,
        ),
        Queue(
            "given-back",
            "Texts given back, to be submitted again",
            "No text is given back.",
            Decision.objects.given_back()
            .select_related("council")
            .defer("statement", "summary")
            .soonest_shown_first(),
            {"Submit it again": AGAIN},
            given_back_said,
            lambda decision, user: False,
        ),
        Queue(
            "reviews",
            "Reviews under way",
            "No review is under way.",
            under_review.defer("decision__statement", "decision__summary").order_by("opened_at"),
            {"End the review": END},
            review_said,
            lambda review, user: bool(why_refused(may_end, review, review.decision, user)),
        ),
    )


def waiting_page(request, *, admin_site):
    """Four lists, each with its own pages, in a fixed number of queries."""
    if not may(request.user, *APPROVE.permissions, *CONFIRM.permissions, *END.permissions):
        raise PermissionDenied
    narrowed = Narrowed.of(request.GET)
    lists = [(each, each.page(request)) for each in queues(request.user, request.at, narrowed)]
    pages = {each.slug.replace("-", "_"): page for each, page in lists}
    known = {"texts": changed_at(pages["texts"]), "given-back": comments(pages["given_back"])}
    return shown(
        request,
        admin_site,
        "complaints/decision/queue",
        "Waiting for a second person",
        opts=Decision._meta,
        lists=[
            (each, page, [row_of(each, one, known, request.user, narrowed.query) for one in page])
            for each, page in lists
        ],
        choices=narrowed.choices(),
        query=narrowed.query,
        **pages,
    )


def row_of(queue: Queue, waits, known: dict, user, query: str) -> Row:
    decision = getattr(waits, "decision", waits)
    kept = f"?{query}" if query and queue.slug == "texts" else ""
    does = [
        (words, DECISION_STEPS.url(step, decision) + kept)
        for words, step in queue.links.items()
        if DECISION_STEPS.may(step, decision, user)
    ]
    said = queue.said(waits, known.get(queue.slug, {}))
    return Row(decision, said, queue.is_own(waits, user), does)


def comments(page: Page) -> dict:
    """How each decision of a page was given back, by its key."""
    backs = GivenBack.objects.open().of_model(Decision).filter(row__in=[each.pk for each in page])
    return {each.row: each for each in backs.select_related("given_back_by", "author")}


def changed_at(page: Page) -> dict:
    """When each decision of a page was last changed, by its key."""
    keys = [each.pk for each in page]
    history = Decision.history.filter(id__in=keys).order_by().values_list("id")
    return dict(history.annotate(at=Max("history_date")))
