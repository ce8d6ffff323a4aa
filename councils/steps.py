"""A step: one thing that staff do with a record, on a page of its own.

Reading the page changes nothing; it says what the step does and asks what it needs, or says why it
cannot be taken now. One button takes it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from councils.public_record import changing_public_record
from councils.requests import Request
from councils.staff_screens import keep_confirmed, log, may, posted, shown
from councils.step_forms import StepForm, refusals_in


class Done(NamedTuple):
    """What a step did, in a sentence, and the record to go on to; none where it is gone."""

    said: str
    record: Any


@dataclass(frozen=True)
class Step:
    """One thing to do with a record.

    ``take`` is called with the record as it was read, what was typed, who and when; it says what
    was done, or raises Refused. ``why_not`` says why somebody cannot take it now, and nothing where
    they can; it is asked before and may be cheaper, so that ``take`` asks again.
    """

    slug: str
    label: str
    explains: str
    permissions: tuple[str, ...]
    take: Callable[..., str | Done]
    form: type[StepForm] = StepForm
    why_not: Callable[[Any, Any, datetime], str] = lambda record, user, at: ""
    also: Callable[[Any, Any], bool] = lambda record, user: False  # who may without permission
    button: str = ""  # its words, where they are not the label
    takes_away: bool = False
    is_urgent: bool = False  # asked first, before anything is read
    key: str = ""  # what goes to it on the keyboard, and on its page to its button

    @property
    def does(self) -> str:
        """The words of its button."""
        return self.button or self.label


def while_in(
    otherwise: Callable[[Any, datetime], str],
    *states: str,
    suits: Callable[[Any], bool] = lambda record: True,
    own: Callable[[Any, Any], str] = lambda record, user: "",
) -> Callable[[Any, Any, datetime], str]:
    """For what can be done only with a record in these states, that suits, and is not one's own.

    ``otherwise`` says how else it stands.
    """

    def why_not(record: Any, user: Any, at: datetime) -> str:
        fits = record.state(at) in states and suits(record)
        return own(record, user) if fits else otherwise(record, at)

    return why_not


class Offer(NamedTuple):
    """A step that somebody may take with a record now, and where."""

    step: Step
    url: str


class Steps:
    """The steps of one kind of record, with the page that each has.

    A kind says how its record is found and what is shown of it.
    """

    part = ""  # the template of what is known of the record
    style = ""  # the stylesheet of that part
    is_locked = True  # whether steps are taken under the public record's lock
    is_logged = False  # whether the admin's log keeps what was done, for want of a history

    def __init__(self, *steps: Step) -> None:
        self.of = {step.slug: step for step in steps}

    def found(self, **keys: Any) -> Any:
        """The record that an address names, or 404."""
        raise NotImplementedError

    def named(self, record: Any) -> str:
        return str(record)

    def home(self, record: Any) -> Any:
        """The row on whose page its steps are offered."""
        return record

    def url(self, step: Step, record: Any) -> str:
        name = f"admin:{record._meta.label_lower.replace('.', '_')}_step"
        return reverse(name, args=[record.pk, step.slug])

    def form(self, request: Request, step: Step, record: Any) -> StepForm | None:
        return step.form(posted(request), record=record)

    def known(self, request: Request, step: Step, record: Any) -> dict[str, Any]:
        """What the page says of the record."""
        return {}

    def may(self, step: Step, record: Any, user: Any) -> bool:
        return may(user, *step.permissions) or step.also(record, user)

    def why_not(self, step: Step, record: Any, user: Any, at: datetime) -> str:
        """Why somebody cannot take a step with a record now; empty where they can."""
        return step.why_not(record, user, at)

    def offers(self, user: Any, record: Any, at: datetime) -> list[Offer]:
        """What somebody may do with a record now."""
        return [
            Offer(step, self.url(step, record))
            for step in self.of.values()
            if self.may(step, record, user) and not self.why_not(step, record, user, at)
        ]

    def page(self, request: Request, slug: str, *, admin_site: Any, **keys: Any) -> HttpResponse:
        """GET says what a step does and asks what it needs, POST takes it."""
        if slug not in self.of:
            raise Http404(f"There is no step {slug}.")
        step, record = self.of[slug], self.found(**keys)
        if not self.may(step, record, request.user):
            raise PermissionDenied
        form = self.form(request, step, record)
        if form and form.is_valid():
            if answer := self.taken(request, step, record, form, admin_site):
                return answer
            record = self.found(**keys)
            form.reread(record)
        home = self.home(record)
        return shown(
            request,
            admin_site,
            "step",
            f"{step.label}: {self.named(record)}",
            opts=home._meta,
            home=home,
            name=self.named(record) if home is record else home,
            step=step,
            record=record,
            form=form,
            why_not=self.why_not(step, record, request.user, request.at),
            part=self.part,
            style=self.style,
            **self.known(request, step, record),
        )

    def taken(
        self, request: Request, step: Step, record: Any, form: StepForm, admin_site: Any
    ) -> HttpResponse | None:
        """Leads on once it is done; None where it is refused, and why stands in the form."""
        asked = monotonic()
        with refusals_in(form), changing_public_record() if self.is_locked else nullcontext():
            # As of the moment at which it has the lock, if it waited long for that.
            at = request.at + timedelta(seconds=int(monotonic() - asked))
            done = step.take(record, form.typed(), by=request.user, at=at)
            said, then = done if isinstance(done, Done) else Done(done, record)
            keep_confirmed(request.user, then or record, form.confirmed)
            if self.is_logged:
                log(request.user, record, said)
            messages.success(request, said)
            return self.leads_on(record, then)
        return None

    def leads_on(self, record: Any, then: Any) -> HttpResponse:
        """To the page of a row, or to their list."""
        home = self.home(then or record)
        name = f"admin:{home._meta.label_lower.replace('.', '_')}"
        return redirect(f"{name}_change", home.pk) if then else redirect(f"{name}_changelist")
