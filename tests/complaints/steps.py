"""Taking the steps of decisions as staff do: open the page, fill it in, press its button."""

from django.urls import reverse

from complaints.models import ConfirmedWords, Decision, Recommendation, Review
from councils.public_record import public_record
from tests.complaints.colleagues import LATER


def address(step, decision, query=""):
    return reverse(f"admin:decision-{step}", args=[decision.pk]) + query


def as_kept():
    """All that a step might write."""
    models = (Decision, Recommendation, Review, ConfirmedWords)
    return [list(model.objects.values()) for model in models], public_record().version


def told(response):
    """What staff are told on the page after, each with its level."""
    return [f"{each.level_tag}: {each}" for each in response.context["messages"]]


def errors(response):
    return dict(response.context["form"].errors)


class Staff:
    """A browser in which somebody signs in for each step."""

    def __init__(self, client, clock):
        self.client, self.clock = client, clock
        clock.set(LATER)

    def open(self, step, decision, by, query=""):
        """Reading changes nothing."""
        self.client.force_login(by)
        before = as_kept()
        page = self.client.get(address(step, decision, query))
        assert (page.status_code, as_kept()) == (200, before)
        return page

    def take(self, step, decision, by, query="", **fields):
        form = self.open(step, decision, by, query).context["form"] or ()
        sent = {each.name: value for each in form if (value := each.value()) is not None}
        return self.client.post(address(step, decision, query), sent | fields, follow=True)
