"""The page on which a year's letters are composed, again and again until they are approved."""

from django.views.decorators.http import require_http_methods

from complaints.models import Release
from councils.staff_screens import only, posted, shown
from councils.step_forms import refusals_in
from letters.composing.drafts import Composed, compose_letters
from letters.letters.forms.steps import YearForm
from letters.letters.screens.pages import COMPOSE
from letters.models import Letter, LetterTemplate


@require_http_methods(["GET", "POST"])
@only(COMPOSE)
def compose_page(request, *, admin_site):
    """Composes the letters of a year, and says what came of it."""
    years = years_to_compose()
    initial = {"year": request.GET.get("year", years[0][0] if years else "")}
    form = YearForm(posted(request), years=years, initial=initial)
    done = None
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            done = compose_letters(form.cleaned_data["year"], by=request.user, at=request.at)
    return shown(
        request,
        admin_site,
        "letters/letter/compose",
        "Compose the letters of a year",
        form=form,
        years=years,
        done=done,
        lists=_lists(done) if done else [],
        words=LetterTemplate.objects.filter(year=done.release.year).first() if done else None,
    )


def years_to_compose() -> list[tuple[str, str]]:
    """Years with an approved release, newest first, each with what there is of its letters."""
    releases = Release.objects.filter(withdrawn_at=None).order_by("-year", "-edition")
    approved = {
        each.year: each for each in reversed(releases) if each.approved_at or each.made_by_command
    }
    composed = set(Letter.objects.order_by().values_list("year", flat=True).distinct())
    return [
        (str(year), f"{release}{', composed before' if year in composed else ''}")
        for year, release in sorted(approved.items(), reverse=True)
    ]


def _lists(done: Composed) -> list[tuple[str, list[str]]]:
    """What concerns whom: the newest first, what was only left as it is last."""
    refused = [f"{council}: {why}" for council, why in done.refused.items()]
    lists = (
        ("Could not be composed", refused),
        ("Proposed again, because the council’s own figures changed", done.proposed),
        ("Composed", done.made),
        ("Brought up to date", done.updated),
        ("The same as before", done.same),
        ("Approved already, and left as they are", done.approved),
        ("Sent already, and left as they are", done.sent),
    )
    return [(title, names) for title, names in lists if names]
