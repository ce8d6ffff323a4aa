"""The page on which an older letter is uploaded as PDF."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from councils.lists import listed
from councils.staff_screens import only, shown
from councils.step_forms import refusals_in
from letters.letters.forms.steps import UploadForm
from letters.letters.pdf_years import years_in
from letters.letters.screens.pages import COMPOSE
from letters.letters.steps.letter_text import upload

READ = "In the file we read that it is about {}."
NOT_READ = "No year could be read in the file: look whether it is the right one."


@require_http_methods(["GET", "POST"])
@only(COMPOSE)
def upload_page(request, *, admin_site):
    """Looks through the file and keeps it as a draft, which somebody else approves."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, at=request.at)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        of = (typed["council"], typed["year"], typed["file"], typed["dated_on"])
        with refusals_in(form):
            answered = {"names": form.names, "answer": form.answer}
            letter = upload(*of, by=request.user, at=request.at, **answered)
            read = years_in(typed["file"])
            messages.success(
                request,
                "Kept as a draft. Somebody else looks at it and approves it; nothing is sent."
                f" {READ.format(listed(map(str, read))) if read else NOT_READ}",
            )
            return redirect("admin:letters_letter_change", letter.pk)
    return shown(request, admin_site, "letters/letter/upload", "Upload an older letter", form=form)
