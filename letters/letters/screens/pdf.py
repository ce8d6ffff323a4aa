"""A letter's PDF for staff, whatever its state: a draft is typeset when it is asked for."""

from csp.constants import NONE
from csp.decorators import csp
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from letters.letters.issues import pdf_of
from letters.letters.screens.pages import letter_of
from letters.models import Letter

# The file is shown or saved; nothing in it may run, load or be framed.
ALONE = {each: [NONE] for each in ("default-src", "base-uri", "form-action", "frame-ancestors")}


@require_GET
@csp(ALONE)
def letter_pdf(request, pk: int, *, admin_site):
    letter = letter_of(pk)
    made = pdf_of(letter)
    if made is None:
        raise Http404("It has no PDF.")
    state = "" if letter.approved_at else "DRAFT-"
    name = f"{state}{letter.council.slug}-letter-{letter.year}-issue-{letter.issue}.pdf"
    is_ours = letter.source == Letter.Source.COMPOSED
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(not is_ours, name)
    return response
