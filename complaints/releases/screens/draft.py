"""The page on which a year is counted as a draft."""

from django.contrib import messages
from django.db.models import Max, Min
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from complaints.models import Decision, Release
from complaints.releases.forms.steps import PrepareForm
from complaints.releases.rules.announcement import suggested_instant
from complaints.releases.screens.facts import PREPARE
from complaints.releases.steps import freeze, preparation
from councils.staff_screens import keep_confirmed, only, posted, shown
from councils.step_forms import refusals_in
from councils.years import Year, london_date


@require_http_methods(["GET", "POST"])
@only(PREPARE)
def prepare_page(request, *, admin_site):
    """Counts a year as a draft."""
    years = years_to_prepare(request.at)
    form = PrepareForm(
        posted(request), years=years, initial=_suggested(request, [key for key, _ in years])
    )
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            release = preparation.prepare(**form.cleaned_data, by=request.user, at=request.at)
            keep_confirmed(request.user, release, form)
            messages.success(
                request, f"{release} has been counted as a draft. Nothing of it is public."
            )
            return redirect("admin:complaints_release_change", release.pk)
    return shown(
        request, admin_site, "complaints/release/prepare", "Prepare a year", form=form, years=years
    )


def years_to_prepare(at) -> list[tuple[str, str]]:
    """Years that ended and have decisions, newest first, each with what there is of it."""
    days = Decision.objects.aggregate(first=Min("decided_on"), last=Max("decided_on"))
    if days["first"] is None:
        return []
    editions = {each.year: each for each in Release.objects.order_by("edition")}
    found, year = [], Year.of(min(days["last"], london_date(at)))
    while year.end > days["first"]:
        if london_date(at) >= year.end:
            found.append((str(year), f"{year}{_what_there_is(editions.get(year))}"))
        year = year.previous
    return found


def _what_there_is(newest: Release | None) -> str:
    if newest is None:
        return ""
    standing = freeze.edition_before(newest) if newest.withdrawn_at else newest
    if standing is None:
        return f" (edition {newest.edition} was withdrawn: say why there is another)"
    return f" (has edition {standing.edition}: a revision)"


def _suggested(request, years: list[str]) -> dict:
    """The newest year without an edition, or the one asked for in the address."""
    made = Release.objects.filter(withdrawn_at=None)
    edited = {str(year) for year in made.values_list("year", flat=True)}
    fresh = next((year for year in years if year not in edited), years[0] if years else "")
    asked = request.GET.get("year", fresh)
    return {
        "year": asked,
        "public_at": suggested_instant(asked in edited, request.at),
        "reason": request.GET.get("reason", ""),
    }
