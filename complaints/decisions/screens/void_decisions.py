"""The steps that take out a decision that should never have been entered."""

from complaints.decisions.forms.corrections import ReasonForm
from complaints.decisions.rules.state import standing
from complaints.decisions.steps import void_decisions
from complaints.decisions.steps.records import drift
from councils.refusals import why_refused
from councils.step_forms import SeenForm
from councils.steps import Step

CHANGE, SECOND = "complaints.change_decision", "complaints.confirm_withholding"


def void(decision, typed, *, by, at) -> str:
    before = str(decision)
    made = void_decisions.void(decision, typed["reason"], by, at, seen=typed["seen"])
    if made.voided_at is None:
        return f"{before} waits for a second person, who agrees that it was entered in error."
    return is_void(before, made)


def agree(decision, typed, *, by, at) -> str:
    before = str(decision)
    return is_void(before, void_decisions.agree(decision, by, at, seen=typed["seen"]))


def is_void(before: str, made) -> str:
    now = made.decision
    return f"{before} is void. Its reference is free; this entry is kept as {now}.{drift(now)}"


def leave(decision, typed, *, by, at) -> str:
    now = void_decisions.leave(decision, typed["reason"], by, at, seen=typed["seen"])
    return f"{now} stays as it is. {standing(now, at).sentence}"


def asked_for_it(decision, user) -> bool:
    found = void_decisions.asked(decision)
    return found is not None and found.asked_by_id == user.pk and user.has_perm(CHANGE)


VOIDING = (
    Step(
        "void",
        "Entered in error",
        "For a decision that should never have been entered here: another body’s, the same case"
        " twice, a case that there is not. It is then shown nowhere and counts nowhere, what was"
        " agreed ends, and its reference is free. Where its text was ever approved, or figures"
        " count it, nothing changes until somebody else agrees; withdraw it at once if the public"
        " must not see it until then. Released figures do not move by themselves.",
        (CHANGE,),
        void,
        ReasonForm,
        lambda decision, user, at: why_refused(void_decisions.may_void, decision),
        button="It was entered in error",
        takes_away=True,
    ),
    Step(
        "agree-void",
        "Agree that it was entered in error",
        "The decision is void from now on: shown nowhere, counted nowhere. What was agreed ends,"
        " and its reference is free. That cannot be taken back: the case would be entered anew.",
        (SECOND,),
        agree,
        SeenForm,
        lambda decision, user, at: why_refused(void_decisions.may_agree, decision, user),
        button="Agree: it is void",
        takes_away=True,
    ),
    Step(
        "leave-entered",
        "It was not entered in error",
        "The decision stays as it is.",
        (SECOND,),
        leave,
        ReasonForm,
        lambda decision, user, at: why_refused(void_decisions.may_leave, decision),
        also=asked_for_it,
        button="It stays",
    ),
)
