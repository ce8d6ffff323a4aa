"""The pages of one recommendation: what is known of it, recording its outcome, taking a step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from complaints.decisions.rules.doubts import Answer, Doubted
from complaints.decisions.screens.steps import put_into
from complaints.models import Recommendation
from complaints.recommendations.forms.compliance import OutcomeRows
from complaints.recommendations.history import history_of
from complaints.recommendations.screens.steps import STEPS, Step
from complaints.recommendations.steps.compliance import RowsDoubted, record_each, why_not_recorded
from complaints.recommendations.steps.records import named, read_again
from councils.dates import day_in_words
from councils.public_record import changing_public_record
from councils.refusals import Refused
from councils.years import london_date

FOLDER = "admin/complaints/recommendation"
LARGEST_KEY = 2**63 - 1  # a database is asked for no larger one


def day_and_words(of: date | None, words: str) -> str:
    """A day that is not broken over two lines, and what there is to say about it."""
    if of is None:
        return ""
    said = format_html(' <span class="nowrap quiet">{}</span>', words) if words else ""
    return format_html('<span class="nowrap">{}</span>{}', day_in_words(of), said)


def days_between(first: date, last: date) -> str:
    days = (last - first).days
    return f"{days} day" if days == 1 else f"{days} days"


def due_in_words(row: Recommendation, today: date) -> str:
    """How long what is outstanding is overdue, or until when it is due; empty for the rest."""
    if row.outcome or row.no_longer_required_at:
        return ""
    if row.due_on < today:
        return f"{days_between(row.due_on, today)} overdue"
    return "due today" if row.due_on == today else f"in {days_between(today, row.due_on)}"


def late_in_words(row: Recommendation) -> str:
    return f"{days_between(row.due_on, row.done_on)} late" if row.was_late else ""


def state(row: Recommendation) -> str:
    """What became of it, in words."""
    if row.no_longer_required_at:
        waits = "; waiting for a second person" if row.required_again_by_id else ""
        return f"No longer required{waits}"
    words = row.get_outcome_display() or "Outstanding"
    waiting = row.no_longer_required_by_id is not None
    return f"{words}; waiting for a second person" if waiting else words


def found(keys: Sequence[int]) -> list[Recommendation]:
    rows = list(read_again(key for key in keys if key <= LARGEST_KEY).values())
    if not rows:
        raise Http404("There is no such recommendation.")
    return rows


def page(request, site, template: str, title: str, **context) -> HttpResponse:
    reads_private = request.user.has_perm("complaints.change_recommendation")
    more = {"title": title, "opts": Recommendation._meta, "reads_private": reads_private}
    return TemplateResponse(
        request, f"{FOLDER}/{template}.html", {**site.each_context(request), **more, **context}
    )


def address_of(row: Recommendation) -> str:
    return reverse("admin:complaints_recommendation_change", args=[row.pk])


def facts(row: Recommendation, today: date) -> dict:
    return {
        "recommendation": row,
        "name": named(row),
        "due_in_words": due_in_words(row, today),
        "late_in_words": late_in_words(row),
        "state": state(row),
        "extensions": row.extensions.select_related("granted_by"),
    }


def detail(request: HttpRequest, pk: str, site) -> HttpResponse:
    """What is known of one recommendation, and the steps that this user may take with it."""
    row = found([int(pk)] if pk.isdecimal() else [])[0]
    may_record = request.user.has_perm("complaints.change_recommendation")
    steps = [
        step
        for step in STEPS.values()
        if step.is_permitted(row, request.user) and not step.why_not(row, request.user)
    ]
    return page(
        request,
        site,
        "detail",
        named(row),
        **facts(row, london_date(request.at)),
        may_record=may_record and not why_not_recorded(row),
        steps=steps,
        history=history_of(row, with_private=may_record),
    )


def record(request: HttpRequest, keys: Sequence[int], site) -> HttpResponse:
    """Records the outcomes of one recommendation or of many; asks again of those that it cannot."""
    if not request.user.has_perm("complaints.change_recommendation"):
        raise PermissionDenied
    recommendations = found(keys)
    filled = OutcomeRows(recommendations, request.POST if request.method == "POST" else None)
    recorded: list[Recommendation] = []
    if request.method == "POST" and (chosen := filled.chosen()):
        wrong: dict[int, str] = {}
        try:
            with changing_public_record():
                answer = Answer.of(filled.for_all)
                recorded, wrong = record_each(chosen, by=request.user, at=request.at, answer=answer)
        except RowsDoubted as doubted:
            filled.for_all.ask_why(doubted.doubts)
        if recorded:
            messages.success(request, said_of(recorded))
            if not wrong:
                one = len(keys) == 1
                return redirect(address_of(recorded[0]) if one else back_to_list(request))
        if wrong:
            left = [each for each in recommendations if each not in recorded]
            filled = OutcomeRows(left, request.POST)
            filled.chosen()
            filled.tell(wrong, read_again(keys))
    title = f"Record compliance: {named(recommendations[0])}" if len(keys) == 1 else ""
    today = london_date(request.at)
    return page(
        request,
        site,
        "record",
        title or f"Record compliance of {len(recommendations)} recommendations",
        filled=filled,
        lines=[(row, due_in_words(row.recommendation, today)) for row in filled.rows],
        today=today,
        has_errors=filled.sent is not None and filled.has_errors,
        some_recorded=bool(recorded),
        back=address_of(recommendations[0]) if len(keys) == 1 else back_to_list(request),
    )


def back_to_list(request: HttpRequest) -> str:
    chosen = request.GET.get("list", "")
    return reverse("admin:complaints_recommendation_changelist") + (f"?{chosen}" if chosen else "")


def said_of(recorded: Sequence[Recommendation]) -> str:
    complied = [row for row in recorded if row.outcome == Recommendation.Outcome.COMPLIED]
    late = [row.was_late for row in complied].count(True)
    parts = {
        "complied with on time": len(complied) - late,
        "complied with late": late,
        "not complied with": len(recorded) - len(complied),
    }
    told_of = ", ".join(f"{number} {words}" for words, number in parts.items() if number)
    if len(recorded) == 1:
        return f"{named(recorded[0])} is recorded as {told_of.removeprefix('1 ')}."
    return f"{len(recorded)} recommendations are recorded: {told_of}."


def step(request: HttpRequest, pk: int, name: str, site) -> HttpResponse:
    """One step with one recommendation."""
    chosen: Step = STEPS[name]
    row = found([pk])[0]
    if not chosen.is_permitted(row, request.user):
        raise PermissionDenied
    form = chosen.form(request.POST if request.method == "POST" else None, row)
    if request.method == "POST" and form.is_valid():
        try:
            with changing_public_record():
                filled = form.cleaned_data | {"answer": Answer.of(form)}
                how = {"by": request.user, "at": request.at, "seen": seen(request)}
                said = chosen.take(row, filled, **how)
        except Doubted as doubted:
            form.ask_why(doubted.doubts)
        except Refused as refused:
            form.add_error(None, str(refused))
            row = found([pk])[0]
        except ValidationError as wrong:
            put_into(form, wrong)
            row = found([pk])[0]
        else:
            messages.success(request, said)
            return redirect(address_of(row))
    if cannot := chosen.why_not(row, request.user):
        messages.error(request, cannot)
        return redirect(address_of(row))
    return page(
        request,
        site,
        "step",
        f"{chosen.title}: {named(row)}",
        step=chosen,
        form=form,
        has_errors=bool(form.errors),
        back=address_of(row),
        **facts(row, london_date(request.at)),
    )


def seen(request: HttpRequest) -> int:
    """The revision of the decision that was read; one that is missing is none that there is."""
    sent = request.POST.get("seen", "")
    return int(sent) if sent.isdecimal() else -1
