"""What a person decides about an e-mail that failed, or of which nobody knows whether it went."""

from django.http import Http404
from django.urls import reverse

from councils.step_forms import refusals_in
from councils.steps import Step, Steps
from letters.letters.forms.steps import ArrivedForm, OtherwiseForm
from letters.letters.screens.pages import SEND, letter_of
from letters.messages import steps
from letters.messages.screens.sending import asked_to_send
from letters.models import Message

State = Message.State
TRY_AGAIN = "try-again"


def while_it_is(*states: str):
    """For what can be decided only while an e-mail stands so."""

    def why_not(mail: Message, user, at) -> str:
        return "" if mail.state in states else steps.stands(mail)

    return why_not


def unless_settled(mail: Message, user, at) -> str:
    """Nothing where it may be tried again."""
    return "" if mail.is_put_off else while_it_is(State.FAILED, State.UNSURE)(mail, user, at)


def unless_put_off(mail: Message, user, at) -> str:
    return "" if mail.is_put_off else steps.stands(mail)


def given_up(mail, typed, **who) -> str:
    steps.give_up(mail, **who)
    return "Recorded: it is not tried again by itself."


def arrived(mail, typed, **who) -> str:
    steps.it_arrived(mail, typed["note"], **who)
    return "Recorded: it arrived."


def sent_otherwise(mail, typed, **who) -> str:
    steps.sent_otherwise(mail, typed["note"], **who)
    return "Recorded: it was sent another way."


class MessageSteps(Steps):
    part = "admin/letters/message.html"
    style = "css/admin_release.css"
    is_locked = False

    def found(self, pk, message):
        letter = letter_of(pk)
        found = letter.messages.select_related("council").filter(pk=message).first()
        if found is None:
            raise Http404("The letter has no such e-mail.")
        found.letter = letter
        return found

    def home(self, mail):
        return mail.letter

    def url(self, step, mail):
        return reverse("admin:letters_letter_message", args=[mail.letter_id, mail.pk, step.slug])

    def taken(self, request, step, mail, form, admin_site):
        if step.slug != TRY_AGAIN:
            return super().taken(request, step, mail, form, admin_site)
        with refusals_in(form):
            steps.retry(mail, by=request.user, at=request.at)
            return asked_to_send(request, mail.letter.year)
        return None


MESSAGE_STEPS = MessageSteps(
    Step(
        TRY_AGAIN,
        "Try again",
        "Sends it now, to the address that the council’s contact has now, together with whatever"
        " else waits of the year.",
        (SEND,),
        steps.retry,
        why_not=unless_settled,
    ),
    Step(
        "give-up",
        "Give up",
        "Ends the tries that go on by themselves. Then it stands as not sent, until somebody tries"
        " again or says that it went another way.",
        (SEND,),
        given_up,
        why_not=unless_put_off,
    ),
    Step(
        "arrived",
        "It arrived",
        "Records that the council has it. Ask the council first: nobody else can know.",
        (SEND,),
        arrived,
        ArrivedForm,
        while_it_is(State.UNSURE),
    ),
    Step(
        "sent-otherwise",
        "Sent another way",
        "Records that it went by post or another way. No e-mail of it goes to this council any"
        " more.",
        (SEND,),
        sent_otherwise,
        OtherwiseForm,
        while_it_is(State.WAITING, State.FAILED, State.UNSURE),
    ),
)
