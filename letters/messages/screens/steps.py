"""What a person decides about an e-mail that failed, or of which nobody knows whether it went."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django import forms
from django.http import Http404
from django.views.decorators.http import require_http_methods

from councils.refusals import Refused
from letters.letters.forms.steps import ArrivedForm, OtherwiseForm
from letters.letters.screens.pages import SEND, only, posted, shown
from letters.messages import steps
from letters.messages.screens.sending import gone_back, letter_and_message, sent_streamed
from letters.models import Message

State = Message.State


@dataclass(frozen=True)
class MessageStep:
    """One decision, on a page of its own."""

    slug: str
    label: str
    explains: str
    states: tuple[str, ...]
    form: type[forms.Form] = forms.Form
    take: Callable[..., None] | None = None  # none: it is sent again, which takes a while
    done: str = ""


STEPS = {
    step.slug: step
    for step in (
        MessageStep(
            "try-again",
            "Try again",
            "Sends it now, to the address that the council’s contact has now, together with"
            " whatever else waits of the year.",
            (State.FAILED, State.UNSURE),
        ),
        MessageStep(
            "arrived",
            "It arrived",
            "Records that the council has it. Ask the council first: nobody else can know.",
            (State.UNSURE,),
            ArrivedForm,
            steps.it_arrived,
            "Recorded: it arrived.",
        ),
        MessageStep(
            "sent-otherwise",
            "Sent another way",
            "Records that it went by post or another way. No e-mail of it goes to this council any"
            " more.",
            (State.WAITING, State.FAILED, State.UNSURE),
            OtherwiseForm,
            steps.sent_otherwise,
            "Recorded: it was sent another way.",
        ),
    )
}


def message_steps(message: Message) -> list[MessageStep]:
    """What can be decided about it as it stands."""
    return [step for step in STEPS.values() if message.state in step.states]


@require_http_methods(["GET", "POST"])
@only(SEND)
def message_page(request, pk: int, message: int, slug: str, *, admin_site):
    """A decision: GET says what it means and asks what it needs, POST takes it."""
    if slug not in STEPS:
        raise Http404(f"There is no step {slug}.")
    step, (letter, mail) = STEPS[slug], letter_and_message(pk, message)
    form = step.form(posted(request))
    if request.method == "POST" and form.is_valid():
        who = {"by": request.user, "at": request.at}
        if step.take is None:
            again = partial(steps.retry, mail, **who)
            return sent_streamed(request, admin_site, letter.year, [], before=again)
        try:
            step.take(mail, form.cleaned_data["note"], **who)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return gone_back(request, letter, step.done)
    return shown(
        request,
        admin_site,
        "letter/message",
        f"{mail.council}: {step.label.lower()}",
        letter=letter,
        mail=mail,
        step=step,
        form=form,
        fits=step in message_steps(mail),
    )
