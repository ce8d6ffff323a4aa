"""Typing a decision: refused where it contradicts itself, or where somebody else changed it."""

from copy import copy

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import CharField, ChoiceField, HiddenInput, IntegerField, ModelForm, Textarea

from complaints.decisions.former_references import former_among
from complaints.decisions.forms.fields import ReferenceField
from complaints.decisions.history import Seen, changes
from complaints.decisions.rules.contradictions import wrong_with_decision
from complaints.decisions.rules.doubts import about_decision, about_reference
from complaints.decisions.rules.duplicates import about_duplicates
from complaints.decisions.rules.guard import FREE_OF_DECISION, step_for, why_guarded
from complaints.decisions.steps.withholding import REASONS
from complaints.figures.outcomes import VOID
from complaints.figures.sums import SHOWN, UPHELD_IN_ALL
from complaints.models import Decision
from councils.doubts import AsksWhy
from councils.years import london_date

CONFLICT = (
    "Somebody else changed this decision while you had it open, so nothing was saved. What you"
    " typed is still here. Look at what they changed: if you save now, what you typed replaces it."
)
REMEDY = (
    "Upheld decisions only: the council had already offered to put things right, and we agreed with"
    " how."
)
OPENED_BEFORE = "Not saved here any more. {} {}"
DOUBTED = {"reference", "decided_on", "received_on"}
NEEDED = ("reference", "council", "decided_on", "kind", "outcome")  # to look for contradictions


class SaysItAtItsField:
    """Puts what a constraint says at the field it belongs to, and fixes what steps change."""

    guarded = {}  # the fields that are fixed, and what is said of each
    why_guarded = ""

    def add_error(self, field, error):
        if field is None and hasattr(error, "error_dict"):
            for name, each in error.error_dict.items():
                for one in each:
                    where = one.code if name == NON_FIELD_ERRORS else name
                    super().add_error(where if where in self.fields else None, one)
        else:
            super().add_error(field, error)

    def guard(self, why, free, step):
        """Fixes every field but those that are free; ``step`` tells which step changes each."""
        self.guarded = {name: step(name) for name in self._meta.fields or () if name not in free}
        self.guarded = {name: said for name, said in self.guarded.items() if name in self.fields}
        for name, said in self.guarded.items():
            self.fields[name].disabled, self.fields[name].help_text = True, said
        self.why_guarded = why

    def refuse_guarded(self):
        """Says so where a page that was opened before sends something else."""
        for name, said in self.guarded.items():
            field, key = self.fields[name], self.add_prefix(name)
            sent = field.widget.value_from_datadict(self.data, self.files, key)
            is_sent = any(each == key or each.startswith(f"{key}_") for each in self.data)
            field.disabled = False
            if is_sent and field.has_changed(self.get_initial_for_field(field, name), sent):
                self.add_error(name, OPENED_BEFORE.format(self.why_guarded, said))
            field.disabled = True

    def as_typed(self, cleaned):
        """The row as it would be, before anything is written."""
        row = copy(self.instance)
        for name, value in cleaned.items():
            if name in self._meta.fields:
                setattr(row, name, value)
        return row


class DecisionForm(SaysItAtItsField, AsksWhy, ModelForm):
    """``revision`` and ``seen`` travel with the page: what was stored when it was opened.

    ``at`` is the instant of the request; the admin sets it.
    """

    reference = ReferenceField(max_length=12, help_text="As it is written: 24 018 407.")
    withhold = ChoiceField(
        label="Withhold it",
        required=False,
        choices=(("", "No: it is shown once its text is approved and its day has come"), *REASONS),
        help_text="It is never shown while it is withheld. Somebody else confirms that.",
    )
    withhold_note = CharField(
        label="Why, for colleagues",
        required=False,
        widget=Textarea({"rows": 2}),
        help_text="Never public.",
    )
    revision = IntegerField(required=False, widget=HiddenInput)
    seen = CharField(required=False, widget=HiddenInput)
    at = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.conflict = None
        self.waiting_words = []
        if "satisfactory_remedy" in self.fields:
            self.fields["satisfactory_remedy"].help_text = REMEDY
        if "outcome" in self.fields:
            outcome = self.fields["outcome"]
            outcome.choices = [each for each in outcome.choices if each[0] != VOID]
            self.fields["outcome"].widget.attrs |= {
                "data-upheld": " ".join(UPHELD_IN_ALL.names),
                "data-shown": " ".join(SHOWN.names),
            }
        self.instance.entered_in = self  # the recommendations below are checked together with it
        if self.instance.pk:
            del self.fields["withhold"], self.fields["withhold_note"]  # a step of its own
            self.initial["revision"] = self.instance.revision
            if "council" in self.fields:
                self.fields["council"].disabled = True
                self.fields["council"].help_text = (
                    "A case is moved to another council by a step of its own, which takes along"
                    " what the council was to do."
                )
            if why := why_guarded(self.instance):
                self.guard(why, {*FREE_OF_DECISION, "revision", "seen"}, step_for)
            if not self.is_bound:
                self.initial["seen"] = str(Seen.now(self.instance))

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            self._look_for_a_conflict(cleaned)
        self.refuse_guarded()
        if cleaned.get("withhold_note") and not cleaned.get("withhold"):
            self.add_error("withhold", "Choose why it is withheld, or leave the note empty.")
        if all(cleaned.get(name) for name in NEEDED):
            today = london_date(self.at)
            wrong = wrong_with_decision(
                self.as_typed(cleaned), has_recommendations=False, today=today
            )
            for name, sentence in wrong:
                self.add_error(name, sentence)
        return cleaned

    def unlikely(self):
        """What is unlikely of what was typed; of what stands as it was nobody is asked again."""
        typed = self.as_typed(self.cleaned_data)
        is_known = all(self.cleaned_data.get(name) for name in NEEDED)
        if is_known and (not self.instance.pk or DOUBTED & set(self.changed_data)):
            yield from about_decision(typed)
            if not self.instance.pk:
                yield from about_reference(typed.reference, former_among([typed.reference]))
                yield from about_duplicates(typed)

    def _look_for_a_conflict(self, cleaned):
        """Read under the lock, so what is compared here is what would be overwritten."""
        stored = self.instance.revision
        if cleaned.get("revision") == stored:
            return
        try:
            since = Seen.parse(cleaned.get("seen") or "")
        except ValueError:
            since = Seen()
        self.conflict = changes(Decision(pk=self.instance.pk), since)
        self.data = self.data.copy()
        self.data[self.add_prefix("revision")] = stored
        self.data[self.add_prefix("seen")] = str(Seen.now(self.instance))
        self.add_error(None, ValidationError(CONFLICT, code="conflict"))

    @property
    def altered(self):
        """The fields of the decision that were changed."""
        return [name for name in self.changed_data if name in self._meta.fields]
