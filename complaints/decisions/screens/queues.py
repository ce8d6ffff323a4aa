"""What waits for a second person: texts, withholdings, reviews."""

from django.core.paginator import Paginator
from django.db.models import Max

from complaints.decisions.forms.reviews import EndReviewForm
from complaints.decisions.forms.steps import ApproveForm, ConfirmForm
from complaints.decisions.steps.records import moment
from complaints.models import Decision, Review

PER_PAGE = 25
PERMISSIONS = (ApproveForm.permission, ConfirmForm.permission, EndReviewForm.permission)


def may_see_waiting(user) -> bool:
    """Whoever can do something about one of the three lists."""
    return any(map(user.has_perm, PERMISSIONS))


def waiting(request) -> dict:
    """Three lists, each with its own pages, the oldest first, in a fixed number of queries."""
    texts = (
        Decision.objects.awaiting_text_approval()
        .select_related("council", "text_changed_by")
        .defer("statement", "summary")
        .order_by("decided_on", "reference")
    )
    withheld = (
        Decision.objects.awaiting_confirmation()
        .select_related("council", "withheld_by")
        .defer("statement", "summary")
        .order_by("withheld_at", "reference")
    )
    under_review = (
        Review.objects.open()
        .select_related("decision__council", "opened_by")
        .defer("decision__statement", "decision__summary")
        .order_by("opened_at")
    )
    texts_page = turned(request, "texts", texts)
    changed = changed_at(texts_page)
    for each in texts_page:
        each.changed = moment(changed[each.pk]) if each.pk in changed else ""
    withheld_page = turned(request, "withheld", withheld)
    reviews_page = turned(request, "reviews", under_review)
    for each in withheld_page:
        each.since = moment(each.withheld_at)
    for each in reviews_page:
        each.since = moment(each.opened_at)
    user = request.user
    return {
        "texts": texts_page,
        "withheld": withheld_page,
        "reviews": reviews_page,
        "may_approve": user.has_perm(ApproveForm.permission),
        "may_confirm": user.has_perm(ConfirmForm.permission),
        "may_end": user.has_perm(EndReviewForm.permission),
    }


def turned(request, name, rows):
    """The page of one list that the address asks for; the first or last where there is none."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get(name))


def changed_at(page) -> dict:
    """When each decision of a page was last changed, by its key."""
    keys = [each.pk for each in page]
    history = Decision.history.filter(id__in=keys).order_by().values_list("id")
    return dict(history.annotate(at=Max("history_date")))
