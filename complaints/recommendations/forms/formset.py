"""The recommendations of a decision together, and what they and the decision must agree on."""

from django.db.models import Max
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet

from complaints.decisions.rules.contradictions import (
    ONLY_UPHELD_HAS_RECOMMENDATIONS,
    due_before,
    wrong_with_days,
    wrong_with_outcome,
)
from complaints.decisions.rules.doubts import about_recommendation
from complaints.decisions.rules.edits import public_face
from complaints.decisions.rules.guard import (
    FREE_OF_RECOMMENDATION,
    step_for_recommendation,
    why_guarded,
)
from complaints.decisions.screens.identifying_details import TICKED, words_to_look_at
from complaints.models import Recommendation
from complaints.recommendations.rules import Successors
from councils.doubts import Doubt
from councils.years import london_date

MOST = 1_000  # rows that are looked at, whatever a browser says there are
LOOK_FIRST = (
    "Nothing is saved yet. Some words may identify a person: change them, or say below that you"
    " have looked at each and that it identifies nobody."
)


class RecommendationFormSet(BaseInlineFormSet):
    """Numbers what is new, names the council that must comply, and lets nothing recorded go."""

    def __init__(self, data=None, *args, instance=None, prefix=None, **kwargs):
        prefix = prefix or self.get_default_prefix()
        if data is not None and instance is not None and instance.pk:
            data = _with_what_is_gone_as_new(data, prefix, instance)
        self.why_guarded = why_guarded(instance) if instance is not None else ""
        super().__init__(data, *args, instance=instance, prefix=prefix, **kwargs)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if self.why_guarded:
            form.guard(self.why_guarded, FREE_OF_RECOMMENDATION, step_for_recommendation)
        if form.stays and DELETION_FIELD_NAME in form.fields:
            form.fields[DELETION_FIELD_NAME].disabled = True

    def clean(self):
        super().clean()
        decision, entry = self.instance, getattr(self.instance, "entered_in", None)
        if entry is None:
            return
        kept = [form for form in self.forms if self._is_kept(form)]
        required = [form for form in kept if form.instance.no_longer_required_at is None]
        if required and decision.outcome and not decision.is_upheld:
            entry.add_error("outcome", ONLY_UPHELD_HAS_RECOMMENDATIONS)
        for form in kept:
            if form.has_changed() and not form.errors and decision.decided_on:
                self._check(form, decision)
        if "decided_on" in entry.changed_data and decision.decided_on:
            stored = [form.instance for form in kept if form.instance.pk]
            for name, sentence in due_before(stored, decision.decided_on):
                entry.add_error(name, sentence)
        if not entry.errors and not any(self.errors):
            entry.ask_why([*entry.unlikely(), *self._unlikely(kept, decision)])
        entry.waiting_words = words_to_look_at(
            decision, [_improvement(form, n) for n, form in enumerate(kept, 1)], _ticked(self.data)
        )
        if not all(each.is_ticked for each in entry.waiting_words):
            entry.add_error(None, LOOK_FIRST)

    def _unlikely(self, kept, decision):
        for number, form in enumerate(kept, 1):
            if {"due_on", "outcome", "done_on"} & set(form.changed_data):
                row, today = form.instance, london_date(form.at)
                name = f"Recommendation {row.number or number}"
                for each in about_recommendation(row, decision.decided_on, today):
                    yield Doubt("", f"{name}: {each.sentence}")

    def is_valid(self):
        """What was found here may stand at the decision, whose form was looked at before."""
        entry = getattr(self.instance, "entered_in", None)
        return super().is_valid() and (entry is None or not entry.errors)

    def _is_kept(self, form):
        is_row = form.instance.pk or form.has_changed()
        return is_row and not (self.can_delete and self._should_delete_form(form))

    def _check(self, form, decision):
        stored, cleaned = form.instance, form.cleaned_data
        if not cleaned.get("council") and decision.council_id:
            try:
                council = Successors().complying(
                    decision.council, cleaned["due_on"], stored.recorded_on
                )
            except ValueError as error:
                form.add_error("council", f"{error}.")
            else:
                cleaned["council"] = stored.council = council
        known = {"decided_on": decision.decided_on, "today": london_date(form.at)}
        if "due_on" in form.changed_data:
            for name, sentence in wrong_with_days(Recommendation(due_on=stored.due_on), **known):
                form.add_error(name, sentence)
        if {"outcome", "done_on"} & set(form.changed_data):
            for name, sentence in wrong_with_outcome(stored, **known):
                form.add_error(name, sentence)

    def save_new(self, form, commit=True):
        newest = Recommendation.objects.filter(decision=self.instance).aggregate(Max("number"))
        form.instance.number = (newest["number__max"] or 0) + 1
        return super().save_new(form, commit=commit)

    def changes_what_the_public_reads(self):
        for form in self.forms:
            if not form.has_changed():
                continue
            after = public_face(form.instance) if self._is_kept(form) else None
            if form.face_before() != after:
                return True
        return False


def _improvement(form, number):
    is_remedy = form.instance.kind == Recommendation.Kind.PERSONAL_REMEDY
    text = "" if is_remedy else form.instance.public_summary
    return f"Recommendation {form.instance.number or number}", text or ""


def _ticked(data):
    return set(data.getlist(TICKED)) if hasattr(data, "getlist") else set()


def _with_what_is_gone_as_new(data, prefix, decision):
    """Rows that somebody else removed meanwhile come last and as new: what was typed is kept."""
    initial = _count(data, f"{prefix}-INITIAL_FORMS")
    total = _count(data, f"{prefix}-TOTAL_FORMS")
    there = {str(key) for key in Recommendation.objects.of(decision).values_list("pk", flat=True)}
    gone = [n for n in range(initial) if data.get(f"{prefix}-{n}-id") not in there]
    if not gone:
        return data
    order = [n for n in range(total) if n not in gone] + gone
    typed = data.copy()
    rows = {
        n: {
            key.removeprefix(f"{prefix}-{n}-"): data.getlist(key)
            for key in data
            if key.startswith(f"{prefix}-{n}-")
        }
        for n in range(total)
    }
    for n, row in rows.items():
        for key in row:
            typed.pop(f"{prefix}-{n}-{key}")
    for place, n in enumerate(order):
        for key, values in rows[n].items():
            is_key = key == "id" and n in gone
            typed.setlist(f"{prefix}-{place}-{key}", [""] if is_key else values)
    typed[f"{prefix}-INITIAL_FORMS"] = initial - len(gone)
    return typed


def _count(data, key):
    value = data.get(key, "")
    return min(int(value), MOST) if value.isascii() and value.isdigit() else 0
