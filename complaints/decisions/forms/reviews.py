"""What staff fill in for reviews, and to move a case to another council."""

from datetime import timedelta

from django import forms
from django.db.models import Q

from complaints.decisions.forms.fields import TextAsKept
from complaints.decisions.forms.steps import StepForm
from complaints.decisions.rules.public_status import standing
from complaints.decisions.steps import moves, reviews
from complaints.decisions.steps.records import LONGEST_REASON, released_years
from complaints.models import Decision, Review, Subject
from councils.dates import day_in_words
from councils.models import Council
from councils.printable import validate_printable

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
LONG = forms.Textarea(attrs={"rows": 3})


def drift(decision: Decision) -> str:
    """That frozen figures do not follow by themselves; empty where none are concerned."""
    years = ", ".join(map(str, released_years(decision)))
    if not years:
        return ""
    return (
        f" The figures of {years} are frozen and do not move by themselves: this is drift there"
        " until they are revised."
    )


class OpenReviewForm(StepForm):
    name, label, permission = "open-review", "Open a review", "complaints.add_review"
    what = (
        "Records that somebody asked for the decision to be looked at again. The public does not"
        " see it while the review is under way. Somebody else ends the review."
    )
    button, reads_text = "Open the review", False

    requested_on = forms.DateField(widget=DAY, label="Requested on")
    grounds = forms.CharField(widget=LONG, help_text="Who asked, and why. Never public.")

    @staticmethod
    def check(decision, by):
        reviews.may_open(decision)

    def take(self, by, at):
        given = self.cleaned_data
        reviews.open_review(self.decision, given["requested_on"], given["grounds"], by, at)
        return (
            f"The review of {self.decision} is open. The public does not see the decision until"
            " somebody else ends the review."
        )


class EndReviewForm(StepForm):
    """The decision is confirmed; the other results, below, ask for more."""

    name, label, permission = "end-review", "End the review", "complaints.change_review"
    what = "Records what came of the review. Whoever opened it cannot end it."
    result: str = Review.Result.CONFIRMED
    title = "It is confirmed"
    means = "The decision and its date stand. What the review hid is shown again."
    button = "Confirm the decision"

    note = forms.CharField(widget=LONG, required=False, help_text="For colleagues; never public.")

    @staticmethod
    def check(decision, by):
        reviews.may_end(reviews.review_under_way(decision), decision, by)

    def changes(self):
        return None

    def take(self, by, at):
        given, review = self.cleaned_data, reviews.review_under_way(self.decision)
        reviews.may_end(review, self.decision, by)
        now = reviews.end_review(
            review,
            self.result,
            given["note"],
            by,
            at,
            changes=self.changes(),
            seen=given["seen"],
            answer=self.answer,
        )
        said = f"The review of {now} has ended. {Review.Result(self.result).label}."
        return f"{said} {standing(now, at).sentence}{drift(now) if self.changes() else ''}"


class ReplaceForm(EndReviewForm):
    result = Review.Result.REPLACED
    title = "It is replaced"
    means = (
        "A new statement, outcome and date take the place of the old ones. It is the same case,"
        " so it is counted once, at its new date. Somebody else then approves the new text."
    )
    button = "Replace the decision"

    outcome = forms.ChoiceField(choices=Decision.Outcome.choices)
    satisfactory_remedy = forms.BooleanField(required=False)
    decided_on = forms.DateField(widget=DAY, label="Decided again on")
    summary = TextAsKept(widget=LONG, required=False, validators=[validate_printable])
    statement = TextAsKept(
        widget=forms.Textarea(attrs={"rows": 20}),
        help_text="A line that begins with ## is a heading; an empty line ends a paragraph.",
        validators=[validate_printable],
    )
    field_order = (
        "outcome",
        "satisfactory_remedy",
        "decided_on",
        "summary",
        "statement",
        "note",
        "seen",
    )

    def __init__(self, *args, decision, **kwargs):
        super().__init__(*args, decision=decision, **kwargs)
        for name in ("outcome", "satisfactory_remedy", "summary", "statement"):
            self.initial[name] = getattr(decision, name)

    def changes(self):
        names = ("outcome", "decided_on", "statement", "summary", "satisfactory_remedy")
        return reviews.Replacement(**{name: self.cleaned_data[name] for name in names})


class CorrectForm(EndReviewForm):
    result = Review.Result.RECORDING_ERROR
    title = "Something had been recorded wrongly"
    means = (
        "Outcome, subject or remedy had been recorded wrongly. They are put right and the date of"
        " the decision stands. Somebody else then approves the text."
    )
    button = "Put it right"

    outcome = forms.ChoiceField(choices=Decision.Outcome.choices)
    satisfactory_remedy = forms.BooleanField(required=False)
    subject = forms.ModelChoiceField(Subject.objects.all(), required=False)
    field_order = ("outcome", "satisfactory_remedy", "subject", "note", "seen")

    def __init__(self, *args, decision, **kwargs):
        super().__init__(*args, decision=decision, **kwargs)
        for name in ("outcome", "satisfactory_remedy", "subject"):
            self.initial[name] = getattr(decision, name)

    def changes(self):
        names = ("outcome", "subject", "satisfactory_remedy")
        return reviews.Correction(**{name: self.cleaned_data[name] for name in names})


RESULTS = {form.result: form for form in (EndReviewForm, ReplaceForm, CorrectForm)}


class CouncilField(forms.ModelChoiceField):
    def label_from_instance(self, council):
        if council.closed_on is None:
            return str(council)
        return f"{council} (until {day_in_words(council.closed_on - timedelta(days=1))})"


class MoveForm(StepForm):
    name, label, permission = "move", "Move to another council", "complaints.change_decision"
    what = (
        "Moves the case to the council it belongs to, with what the council was to do. Somebody"
        " else then approves the text, which is hidden until then."
    )
    button = "Move the case"

    council = CouncilField(Council.objects.none(), label="Council it belongs to")
    reason = forms.CharField(max_length=LONGEST_REASON, help_text="Kept in the history.")

    def __init__(self, *args, decision, **kwargs):
        super().__init__(*args, decision=decision, **kwargs)
        opened = Q(opened_on=None) | Q(opened_on__lte=decision.decided_on)
        self.fields["council"].queryset = Council.objects.filter(opened).exclude(
            pk=decision.council_id
        )

    def take(self, by, at):
        given = self.cleaned_data
        asked = {"seen": given["seen"], "answer": self.answer}
        now = moves.move(self.decision, given["council"], given["reason"], by, at, **asked)
        return f"{now} is now about {now.council}. {standing(now, at).sentence}{drift(now)}"
