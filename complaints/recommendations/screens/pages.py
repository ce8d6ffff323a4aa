"""The pages of one recommendation: what is known of it, and recording its outcome."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from complaints.models import Recommendation
from complaints.recommendations.forms.compliance import OutcomeRows
from complaints.recommendations.history import history_of
from complaints.recommendations.screens.facts import due_in_words, facts, found
from complaints.recommendations.screens.steps import RECOMMENDATION_STEPS
from complaints.recommendations.steps.compliance import RowsDoubted, record_each, why_not_recorded
from complaints.recommendations.steps.records import named, read_again
from councils.public_record import changing_public_record
from councils.staff_screens import shown
from councils.years import london_date

FOLDER = "complaints/recommendation"


def page(request, site, template: str, title: str, **context) -> HttpResponse:
    reads_private = request.user.has_perm("complaints.change_recommendation")
    more = {"opts": Recommendation._meta, "reads_private": reads_private}
    return shown(request, site, f"{FOLDER}/{template}", title, **more, **context)


def address_of(row: Recommendation) -> str:
    return reverse("admin:complaints_recommendation_change", args=[row.pk])


def detail(request: HttpRequest, pk: str, site) -> HttpResponse:
    """What is known of one recommendation, and the steps that this user may take with it."""
    row = found([int(pk)] if pk.isdecimal() else [])[0]
    may_record = request.user.has_perm("complaints.change_recommendation")
    return page(
        request,
        site,
        "detail",
        named(row),
        **facts(row, london_date(request.at)),
        may_record=may_record and not why_not_recorded(row),
        steps=RECOMMENDATION_STEPS.offers(request.user, row, request.at),
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
                answer = filled.for_all.answer
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
