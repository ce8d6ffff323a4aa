"""The page of one letter."""

from django.views.decorators.http import require_GET

from complaints.releases.steps.suspension import SUSPENDED, suspension_of
from councils.staff_screens import may, shown
from letters.composing.content import LetterContent
from letters.letters.differences import since_approval
from letters.letters.progress import where_it_stands
from letters.letters.screens.addressees import Addresses, is_sent
from letters.letters.screens.list import STATES
from letters.letters.screens.pages import APPROVE, SEND, letter_of
from letters.letters.screens.steps import LETTER_STEPS
from letters.letters.steps import approval
from letters.letters.uploaded_pdf import look_through
from letters.messages.screens.steps import MESSAGE_STEPS
from letters.models import Letter, LetterFile, Message

CHANGES_SHOWN = 10
WAITING = Message.State.WAITING
TO_DECIDE = (Message.State.FAILED, Message.State.UNSURE)
PUT_OFF = "An e-mail of it is put off, and tried again by itself: see below when, and why."
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
    is_put_off = any(each.is_put_off for each in mails)
    waits = not mails or any(each.state == WAITING and not each.is_put_off for each in mails)
    addresses = Addresses(request.at) if is_sent(letter) and not letter.sent_at else None
    history = letter.history.select_related("history_user").order_by("-history_id")
    return shown(
        request,
        admin_site,
        "letters/letter/page",
        str(letter),
        letter=letter,
        state=state,
        state_words=SUSPENDED if suspended else STATES[state],
        stands=where_it_stands(letter, request.at),
        happens_next=DECIDE if to_decide else PUT_OFF if is_put_off else NEXT[state],
        steps=LETTER_STEPS.offers(request.user, letter, request.at),
        may_send=sends and state == "approved" and waits,
        since=since_approval(letter) if state == "draft" else None,
        own_work=_own_work(request.user, letter) if state == "draft" else "",
        other_issues=_other_issues(letter),
        recipients=addresses.of(letter) if addresses else [],
        closed_since=addresses.closed_since(letter) if addresses else "",
        letter_messages=[
            (each, MESSAGE_STEPS.offers(request.user, each, request.at)) for each in mails
        ],
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
