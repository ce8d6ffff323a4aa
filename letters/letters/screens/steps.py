"""The steps that staff take with a letter: who may, when, what it asks, what it does."""

from functools import partial

from django.urls import reverse

from councils.people import name_of
from councils.refusals import Refused
from councils.returns.forms import GiveBackForm
from councils.returns.steps import given_back
from councils.step_forms import SeenForm
from councils.steps import Done, Step, Steps, while_in
from letters.letters.forms.steps import ParagraphForm, ReissueForm
from letters.letters.progress import where_it_stands
from letters.letters.screens.addressees import is_sent
from letters.letters.screens.pages import APPROVE, COMPOSE, letter_of
from letters.letters.steps import approval, letter_text
from letters.models import Letter

OTHERWISE = {
    "draft": "It is a draft.",
    "approved": "It is approved already.",
    "sent": "It was sent, and what was sent is not changed.",
    "public": "It was sent, and is public.",
}
when = partial(while_in, lambda letter, at: OTHERWISE[letter.state(at)])
UNSENT, SENT = ("draft", "approved"), ("sent", "public")


def write(letter, typed, **who) -> str:
    was_approved = letter.approved_at
    letter_text.write_own_paragraph(letter, typed["text"], seen=typed["seen"], **who)
    void = " Its approval is void: somebody else approves it again." if was_approved else ""
    return f"The paragraph is kept.{void}"


def approve(letter, typed, **who) -> str:
    letter.revision = typed["seen"]
    done = approval.approve([letter], **who)
    for reason in done.refused.values():
        raise Refused(reason)
    if letter.source == Letter.Source.UPLOADED:
        return "Approved. Nothing is sent: it went out in its own time."
    return "Approved. Its PDF is kept as it will be sent."


def give_back(letter, typed, **who) -> str:
    author = letter.composed_by
    approval.give_back(letter, typed["comment"], **who)
    whose = f"{name_of(author)} reads" if author else "Whoever composes letters reads"
    return f"Given back: it is a draft again. {whose} why, where they work."


def submit_again(letter, typed, **who) -> str:
    approval.submit_again(letter, **who)
    return "It waits for approval again."


def discard(letter, typed, **who) -> Done:
    letter_text.discard(letter, **who)
    return Done(f"{letter} has been discarded.", None)


def reissue(letter, typed, **who) -> Done:
    fresh = letter_text.reissue(letter, typed["reason"], **who)
    said = "This is the draft that will replace it. The one that was sent stands until then."
    return Done(said, fresh)


def can_be_replaced(letter: Letter) -> bool:
    later = Letter.objects.filter(council=letter.council_id, year=letter.year)
    return is_sent(letter) and not later.filter(issue__gt=letter.issue).exists()


class LetterSteps(Steps):
    part = "admin/letters/letter/step.html"
    style = "css/admin_release.css"
    is_locked = False  # typesetting takes a while: each function takes the lock itself

    def found(self, pk):
        return letter_of(pk)

    def url(self, step, letter):
        if step.slug == "paragraph":
            return reverse("admin:letters_letter_paragraph", args=[letter.pk])
        return super().url(step, letter)

    def known(self, request, step, letter):
        return {"stands": where_it_stands(letter, request.at)}


LETTER_STEPS = LetterSteps(
    Step(
        "paragraph",
        "Write an own paragraph",
        "What this council alone reads.",
        (COMPOSE,),
        write,
        ParagraphForm,
        when(*UNSENT, suits=is_sent),
        button="Save",
    ),
    Step(
        "approve",
        "Approve",
        "It is typeset now, and what is kept is what will be sent. Whoever changes it afterwards"
        " makes it a draft again.",
        (APPROVE,),
        approve,
        SeenForm,
        when("draft", own=approval.why_not_approved),
        key="a",
    ),
    Step(
        "give-back",
        "Give it back",
        "Says what is to be done; it is a draft, to be changed or composed anew. Whoever composed"
        " it or wrote in it last has it among their own work, until it is submitted again.",
        (APPROVE,),
        give_back,
        GiveBackForm,
        when(*UNSENT, suits=lambda letter: given_back(letter) is None),
        key="b",
    ),
    Step(
        "submit-again",
        "Submit it again",
        "It waits for approval again, and why it was given back is kept in the history alone.",
        (COMPOSE, APPROVE),
        submit_again,
        why_not=when("draft", suits=given_back),
    ),
    Step(
        "reissue",
        "Correct it",
        "What was sent is not changed. This begins a letter that replaces it, with the newest"
        " figures and today’s date; it is approved and sent like every other.",
        (COMPOSE,),
        reissue,
        ReissueForm,
        when(*SENT, suits=can_be_replaced),
    ),
    Step(
        "discard",
        "Discard the draft",
        "Deletes the draft and its own paragraph. Its history stays, and composing the year again"
        " makes a new one.",
        (COMPOSE,),
        discard,
        why_not=when("draft"),
        takes_away=True,
    ),
)
