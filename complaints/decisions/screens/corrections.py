"""The steps that look at a decision again, or put right what is recorded of it."""

from complaints.decisions.forms.corrections import (
    AddRecommendationForm,
    CorrectForm,
    ReferenceForm,
)
from complaints.decisions.forms.reviews import EndReviewForm, MoveForm, OpenReviewForm
from complaints.decisions.rules.state import standing
from complaints.decisions.steps import correction, moves, reference, reviews
from complaints.decisions.steps.records import drift
from complaints.models import Decision, Review
from complaints.recommendations.steps import agreement
from complaints.recommendations.steps.replacement import in_words, would_end
from councils.refusals import why_refused
from councils.steps import Step

CHANGE = "complaints.change_decision"


def open_review(decision, typed, *, by, at) -> str:
    reviews.open_review(decision, typed["requested_on"], typed["grounds"], by, at)
    return (
        f"The review of {decision} is open. The public does not see the decision until somebody"
        " else ends the review."
    )


def may_end(decision: Decision, by) -> None:
    reviews.may_end(reviews.review_under_way(decision), decision, by)


def end_review(decision, typed, *, by, at) -> str:
    review = reviews.review_under_way(decision)
    reviews.may_end(review, decision, by)
    required = would_end(decision)
    now = reviews.end_review(
        review,
        typed["result"],
        typed["note"],
        by,
        at,
        changes=typed["changes"],
        void_reason=typed.get("void_reason", ""),
        seen=typed["seen"],
        answer=typed["answer"],
    )
    said = f"The review of {now} has ended. {Review.Result(typed['result']).label}."
    if required and not now.is_upheld:
        ended = in_words(required)
        said += f" {ended[:1].upper()}{ended[1:]} no longer required."
    return f"{said} {standing(now, at).sentence}{drift(now) if typed['changes'] else ''}"


def move(decision, typed, *, by, at) -> str:
    asked = {"seen": typed["seen"], "answer": typed["answer"]}
    now = moves.move(decision, typed["council"], typed["reason"], by, at, **asked)
    return f"{now} is now about {now.council}. {standing(now, at).sentence}{drift(now)}"


def correct(decision, typed, *, by, at) -> str:
    asked = {"seen": typed["seen"], "answer": typed["answer"]}
    now = correction.correct(decision, typed["facts"], typed["reason"], by, at, **asked)
    return f"{now} is corrected. {standing(now, at).sentence}{drift(now)}"


def may_add(decision: Decision) -> None:
    correction.may_correct(decision)
    agreement.may_add(decision)


def add_recommendation(decision, typed, *, by, at) -> str:
    asked = {"seen": typed["seen"], "answer": typed["answer"]}
    made = agreement.add(decision, typed["agreed"], typed["reason"], by, at, **asked)
    now = made.decision
    return f"{made} of {now} is added. {standing(now, at).sentence}{drift(now)}"


def correct_reference(decision, typed, *, by, at) -> str:
    before, named = str(decision), (typed["reference"], typed["reason"])
    asked = {"seen": typed["seen"], "answer": typed["answer"]}
    now = reference.correct_reference(decision, *named, by, at, **asked)
    return f"{before} is {now} now. {standing(now, at).sentence}"


CORRECTIONS = (
    Step(
        "open-review",
        "Open a review",
        "Records that somebody asked for the decision to be looked at again. The public does not"
        " see it while the review is under way. Somebody else ends the review.",
        ("complaints.add_review",),
        open_review,
        OpenReviewForm,
        lambda decision, user, at: why_refused(reviews.may_open, decision),
        button="Open the review",
    ),
    Step(
        "end-review",
        "End the review",
        "Records what came of the review. Whoever opened it cannot end it.",
        ("complaints.change_review",),
        end_review,
        EndReviewForm,
        lambda decision, user, at: why_refused(may_end, decision, user),
    ),
    Step(
        "move",
        "Move to another council",
        "Moves the case to the council it belongs to, with what the council was to do. Somebody"
        " else then approves the text, which is hidden until then.",
        (CHANGE,),
        move,
        MoveForm,
        button="Move the case",
    ),
    Step(
        "correct",
        "Correct what was recorded",
        "Puts right a day, the kind or the moment announced, which had been recorded wrongly. What"
        " the public reads is hidden until somebody else approves it. Outcome, subject and remedy"
        " are put right by a review, the council by moving the case.",
        (CHANGE,),
        correct,
        CorrectForm,
        lambda decision, user, at: why_refused(correction.may_correct, decision),
        button="Correct it",
    ),
    Step(
        "add-recommendation",
        "Add a recommendation",
        "Adds what the council agreed to do besides. A service improvement is shown once somebody"
        " else has approved it, and the decision is hidden until then.",
        ("complaints.add_recommendation",),
        add_recommendation,
        AddRecommendationForm,
        lambda decision, user, at: why_refused(may_add, decision),
        button="Add it",
    ),
    Step(
        "correct-reference",
        "Correct the reference",
        "Gives the decision its right reference. What the public sees stays: the old address leads"
        " to the new one, and whoever follows it is not told that it is gone. Somebody else does it"
        " than who changed last what the public reads.",
        ("complaints.approve_text",),
        correct_reference,
        ReferenceForm,
        lambda decision, user, at: why_refused(reference.may_correct, decision, user),
        button="Correct the reference",
    ),
)
