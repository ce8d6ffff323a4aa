"""The pages on which staff write a note on a case, and mark what mentions them as read."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from complaints.models import Decision
from complaints.notes import steps
from complaints.notes.forms import NoteForm, ReadForm
from complaints.notes.people import READS
from complaints.notes.shown import notes_of
from councils.people import name_of
from councils.steps import Step, Steps


def write(decision, typed, *, by, at) -> str:
    note = steps.write(decision, typed["text"], by=by, at=at, to=typed["to"])
    told = [name_of(each.colleague) for each in note.mentions.select_related("colleague")]
    return f"Noted. {' and '.join(told)} will find it among their own work." if told else "Noted."


def mark_read(decision, typed, *, by, at) -> str:
    count = steps.mark_read(decision, by=by, at=at, seen=typed["seen"])
    return "Marked as read." if count == 1 else f"{count} notes are marked as read."


def nothing_unread(decision, user, at) -> str:
    return "" if steps.unread(decision, user) else "No note there waits for you."


class NoteSteps(Steps):
    part = "admin/complaints/note/step.html"
    style = "css/admin_notes.css"
    is_locked = False  # nothing public changes

    def found(self, pk):
        return get_object_or_404(Decision.objects.select_related("council"), pk=pk)

    def url(self, step, decision):
        return reverse(f"admin:decision-{step.slug}", args=[decision.pk])

    def known(self, request, step, decision):
        return {"decision": decision, "notes": notes_of(decision, request.user)}


NOTE_STEPS = NoteSteps(
    Step(
        "note",
        "Write a note",
        "For colleagues who work on cases. It is kept as it is written, with your name, and is"
        " never public.",
        (READS,),
        write,
        NoteForm,
        button="Keep this note",
    ),
    Step(
        "notes-read",
        "Mark as read",
        "What mentions you in the notes of this case is no longer among your own work.",
        (READS,),
        mark_read,
        ReadForm,
        nothing_unread,
        button="I have read them",
    ),
)
