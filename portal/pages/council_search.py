"""Looking for a council: the list that is searched, and suggestions while a name is typed."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from councils.models import Council
from councils.register.filters import CouncilFilter
from councils.register.names.answers import TooLong, answer
from councils.requests import Request
from councils.years import london_date
from portal.pages.council_search_content import listing, suggested
from portal.pages.places import postcode_asked, postcode_page

COMPACT = {"separators": (",", ":"), "ensure_ascii": False}
NARROWING = ("type", "region")


def council_list(request: Request) -> HttpResponse:
    """Every council, or those that a name fits; the one that it means is opened.

    A postcode is answered before it is taken for a name.
    """
    if postcode := postcode_asked(request):
        return postcode_page(request, postcode)
    day = london_date(request.at)
    chosen = CouncilFilter(request.GET, Council.objects.all(), day=day)
    content = listing(chosen, day)
    is_narrowed = any(request.GET.get(each) for each in NARROWING)
    if chosen.answer and chosen.answer.slug_meant and not is_narrowed:
        return redirect("council", chosen.answer.slug_meant)
    return TemplateResponse(request, "councils/list.html", content)


@require_safe
def suggest(request: Request) -> HttpResponse:
    """Councils for what is typed so far, and whether these are guesses."""
    try:
        found = answer(request.GET.get("q", ""), london_date(request.at))
    except TooLong as error:
        return JsonResponse({"detail": str(error)}, status=400)
    content = {"suggestions": suggested(found), "is_guess": found.is_guess}
    return JsonResponse(content, json_dumps_params=COMPACT)
