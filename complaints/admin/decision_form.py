"""Typing a decision: refused where it contradicts itself, or where somebody else changed it."""

from copy import copy

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import CharField, HiddenInput, IntegerField, ModelForm

from complaints.admin.typing_fields import ReferenceField
from complaints.casework.changes import Seen, changes
from complaints.casework.contradictions import wrong_with_decision
from complaints.models import Decision
from councils.years import london_date

CONFLICT = (
    "Somebody else changed this decision while you had it open, so nothing was saved. What you"
    " typed is still here. Look at what they changed: if you save now, what you typed replaces it."
)
REMEDY = (
    "Upheld decisions only: the council had already offered to put things right, and we agreed with"
    " how."
)
NEEDED = ("reference", "council", "decided_on", "kind", "outcome")  # to look for contradictions


class SaysItAtItsField:
    """Puts what a constraint says at the field it belongs to."""

    def add_error(self, field, error):
        if field is None and hasattr(error, "error_dict"):
            for name, each in error.error_dict.items():
                for one in each:
                    where = one.code if name == NON_FIELD_ERRORS else name
                    super().add_error(where if where in self.fields else None, one)
        else:
            super().add_error(field, error)

    def as_typed(self, cleaned):
        """The row as it would be, before anything is written."""
        row = copy(self.instance)
        for name, value in cleaned.items():
            if name in self._meta.fields:
                setattr(row, name, value)
        return row


class DecisionForm(SaysItAtItsField, ModelForm):
    """``revision`` and ``seen`` travel with the page: what was stored when it was opened.

    ``at`` is the instant of the request; the admin sets it.
    """

    reference = ReferenceField(max_length=12, help_text="As it is written: 24 018 407.")
    revision = IntegerField(required=False, widget=HiddenInput)
    seen = CharField(required=False, widget=HiddenInput)
    at = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.conflict = None
        self.waiting_words = []
        if "satisfactory_remedy" in self.fields:
            self.fields["satisfactory_remedy"].help_text = REMEDY
        self.instance.entered_in = self  # the recommendations below are checked together with it
        if self.instance.pk:
            self.initial["revision"] = self.instance.revision
            if "council" in self.fields:
                self.fields["council"].disabled = True
                self.fields["council"].help_text = (
                    "A case is moved to another council by a step of its own, which takes along"
                    " what the council was to do."
                )
            if not self.is_bound:
                self.initial["seen"] = str(Seen.now(self.instance))

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            self._look_for_a_conflict(cleaned)
        if all(cleaned.get(name) for name in NEEDED):
            today = london_date(self.at)
            wrong = wrong_with_decision(
                self.as_typed(cleaned), has_recommendations=False, today=today
            )
            for name, sentence in wrong:
                self.add_error(name, sentence)
        return cleaned

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
        return [name for name in self.changed_data if name not in ("revision", "seen")]
