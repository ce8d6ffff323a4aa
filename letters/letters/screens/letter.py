"""The page of one letter, its own paragraph, and the page of each step."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from complaints.releases.screens.pages import SUSPENDED, keep_confirmed
from complaints.releases.steps.suspension import suspension_of
from councils.refusals import Refused
from letters.composing.content import LetterContent
from letters.letters.differences import since_approval
from letters.letters.forms.steps import ParagraphForm
from letters.letters.progress import where_it_stands
from letters.letters.screens.addressees import Addresses, is_sent
from letters.letters.screens.list import STATES
from letters.letters.screens.pages import (
    APPROVE,
    COMPOSE,
    SEND,
    letter_of,
    may,
    only,
    posted,
    shown,
)
from letters.letters.screens.steps import STEPS
from letters.letters.steps import approval, letter_text
from letters.letters.uploaded_pdf import look_through
from letters.messages.screens.steps import message_steps
from letters.models import Letter, LetterFile, Message

CHANGES_SHOWN = 10
TO_DECIDE = (Message.State.FAILED, Message.State.UNSURE)
DECIDE = "An e-mail of it was not sent, or perhaps sent: say below what happens with it."
NEXT = {
    "draft": "Somebody else approves it: a statistician composes and writes, a reviewer approves.",
    "approved": "It is sent with the others of its year when somebody says so.",
    "sent": "Nothing more has to be done. A correction is a further letter that replaces it.",
    "public": "Nothing more has to be done. A correction is a further letter that replaces it.",
}


@require_GET
def letter_page(request, pk: int, *, admin_site):
    """A letter as the council will read it, to whom it goes, and what can be done with it."""
    letter = letter_of(pk)
    state, release = letter.state(request.at), letter.published_with
    suspended = state == "public" and release and suspension_of(release, request.at)
    sends = may(request.user, SEND)
    mails = list(letter.messages.select_related("council", "early_sight"))
    to_decide = any(each.state in TO_DECIDE for each in mails)
    waits = not mails or any(each.state == Message.State.WAITING for each in mails)
    history = letter.history.select_related("history_user").order_by("-history_id")
    return shown(
        request,
        admin_site,
        "letter/page",
        str(letter),
        letter=letter,
        state=state,
        state_words=SUSPENDED if suspended else STATES[state],
        stands=where_it_stands(letter, request.at),
        happens_next=DECIDE if to_decide else NEXT[state],
        steps=[step for step in STEPS.values() if step.offered(request.user, letter, request.at)],
        may_send=sends and state == "approved" and waits,
        since=since_approval(letter) if state == "draft" else None,
        own_work=_own_work(request.user, letter) if state == "draft" else "",
        other_issues=_other_issues(letter),
        recipients=Addresses().of(letter) if is_sent(letter) and not letter.sent_at else [],
        letter_messages=[(each, message_steps(each) if sends else []) for each in mails],
        may_write=may(request.user, COMPOSE) and not letter.sent_at and is_sent(letter),
        content=LetterContent.read(letter.content) if letter.content else None,
        file=_file(letter) if not letter.content else None,
        changes=history[:CHANGES_SHOWN],
    )


def _own_work(user, letter: Letter) -> str:
    return approval.own_work(letter, user) if may(user, APPROVE) else ""


def _other_issues(letter: Letter) -> list[Letter]:
    others = Letter.objects.filter(council=letter.council_id, year=letter.year)
    return list(others.exclude(pk=letter.pk).for_list().order_by("issue"))


def _file(letter: Letter):
    """What an uploaded letter calls itself; it was looked through before it was kept."""
    kept = LetterFile.objects.filter(letter=letter).first()
    return kept and look_through(bytes(kept.pdf))


@require_http_methods(["GET", "POST"])
@only(COMPOSE)
def paragraph_page(request, pk: int, *, admin_site):
    """Writes what this council alone reads; what somebody else changed meanwhile is shown."""
    letter = letter_of(pk)
    if letter.sent_at or not is_sent(letter):
        messages.error(request, " ".join(where_it_stands(letter, request.at)))
        return redirect("admin:letters_letter_change", pk)
    form = ParagraphForm(posted(request), letter=letter)
    was_approved = bool(letter.approved_at)
    if request.method == "POST" and form.is_valid():
        text, seen = form.cleaned_data["text"], form.cleaned_data["seen"]
        try:
            letter_text.write_own_paragraph(letter, text, by=request.user, at=request.at, seen=seen)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            form.has_seen(letter.revision)
        else:
            keep_confirmed(request, letter, form)
            void = " Its approval is void: somebody else approves it again." if was_approved else ""
            messages.success(request, f"The paragraph is kept.{void}")
            return redirect("admin:letters_letter_change", pk)
    return shown(
        request,
        admin_site,
        "letter/paragraph",
        "Own paragraph",
        letter=letter,
        form=form,
        was_approved=was_approved,
        kept=letter.own_paragraph if form.errors else "",
    )


@require_http_methods(["GET", "POST"])
def step_page(request, pk: int, slug: str, *, admin_site):
    """A step: GET says what it does and asks what it needs, POST takes it."""
    if slug not in STEPS:
        raise Http404(f"There is no step {slug}.")
    step = STEPS[slug]
    if not step.allowed(request.user):
        raise PermissionDenied
    letter = letter_of(pk)
    form = step.form(posted(request), letter=letter)
    if request.method == "POST" and form.is_valid():
        try:
            done, then = step.take(letter, form.cleaned_data, by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            keep_confirmed(request, then or letter, form)
            messages.success(request, done)
            if then is None:
                return redirect("admin:letters_letter_changelist")
            return redirect("admin:letters_letter_change", then.pk)
    elif request.method == "GET" and not step.fits(letter, request.at):
        messages.error(request, " ".join(where_it_stands(letter, request.at)))
        return redirect("admin:letters_letter_change", pk)
    return shown(
        request,
        admin_site,
        "letter/step",
        step.label,
        letter=letter,
        step=step,
        form=form,
        fits=step.fits(letter, request.at),
        stands=where_it_stands(letter, request.at),
    )
