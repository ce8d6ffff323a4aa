"""What waits for a second person: texts, withholdings, reviews."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Max

from complaints.decisions.screens.steps import APPROVE, CONFIRM, DECISION_STEPS, RESTORE
from complaints.decisions.steps.records import moment
from complaints.decisions.steps.reviews import may_end
from complaints.models import Decision, Review
from councils.dates import day_in_words
from councils.people import name_of
from councils.refusals import why_refused
from councils.staff_screens import may, shown
from councils.steps import Step

PER_PAGE = 25
END = DECISION_STEPS.of["end-review"]


class Row(NamedTuple):
    """One that waits: what is known of it, whether it is one's own, what one may do about it."""

    decision: Decision
    said: str
    is_own: bool
    does: list[tuple[str, str]]


@dataclass(frozen=True)
class Queue:
    """One list, the oldest first, with its pages."""

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
    return f"decided on {day_in_words(decision.decided_on)}; {written}{last}"


def review_said(review: Review, changed: dict) -> str:
    asked, since = day_in_words(review.requested_on), moment(review.opened_at)
    return f"requested on {asked}; opened by {name_of(review.opened_by)} on {since}"


def queues(at) -> tuple[Queue, ...]:
    texts = Decision.objects.few(Decision.objects.texts_waiting())
    withheld = Decision.objects.awaiting_confirmation()
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
            "texts",
            "Texts to be approved",
            "No text waits.",
            texts.select_related("council", "text_changed_by")
            .defer("statement", "summary")
            .order_by("decided_on", "reference"),
            {"Read and approve": APPROVE},
            text_said,
            lambda decision, user: decision.text_changed_by_id == user.pk,
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
    """Three lists, each with its own pages, in a fixed number of queries."""
    if not may(request.user, *APPROVE.permissions, *CONFIRM.permissions, *END.permissions):
        raise PermissionDenied
    lists = [(each, each.page(request)) for each in queues(request.at)]
    pages = {each.slug: page for each, page in lists}
    changed = changed_at(pages["texts"])
    return shown(
        request,
        admin_site,
        "complaints/decision/queue",
        "Waiting for a second person",
        opts=Decision._meta,
        lists=[
            (each, page, [row_of(each, one, changed, request.user) for one in page])
            for each, page in lists
        ],
        **pages,
    )


def row_of(queue: Queue, waits, changed: dict, user) -> Row:
    decision = getattr(waits, "decision", waits)
    does = [
        (words, DECISION_STEPS.url(step, decision))
        for words, step in queue.links.items()
        if DECISION_STEPS.may(step, decision, user)
    ]
    return Row(decision, queue.said(waits, changed), queue.is_own(waits, user), does)


def changed_at(page: Page) -> dict:
    """When each decision of a page was last changed, by its key."""
    keys = [each.pk for each in page]
    history = Decision.history.filter(id__in=keys).order_by().values_list("id")
    return dict(history.annotate(at=Max("history_date")))
