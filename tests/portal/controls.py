"""What a page lets somebody fill in, and each thing that might be sent from it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.apps import apps

SKIPPED = ("csrfmiddlewaretoken", "_save", "_addanother", "_continue", "_preview", "revision")


@dataclass
class Control:
    """One thing that a page lets somebody fill in: its name, what it says, what else it may say."""

    name: str
    kind: str
    value: str | None = None
    others: list[str] = field(default_factory=list)

    def alternatives(self) -> list[str | None]:
        if self.kind == "checkbox":
            return ["on" if self.value is None else None]
        if any(self.others):
            return [each for each in self.others if each != self.value][:2]
        if self.name.endswith(("_on", "_at_0")) or "date" in self.kind:
            return ["2020-06-02", "2022-06-02"]
        return ["09:31"] if self.name.endswith("_at_1") else ["20 999 999", "Other"]


class Page(HTMLParser):
    """The controls of a page, by name."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.controls: dict[str, Control] = {}
        self.open: Control | None = None
        self.feed(body)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        name = said.get("name", "")
        if tag == "input" and name and "__prefix__" not in name:
            self._input(name, said)
        elif tag in ("select", "textarea") and name and "__prefix__" not in name:
            empty = "" if tag == "textarea" else None
            self.open = self.controls.setdefault(name, Control(name, tag, empty))
            if "data-app-label" in said:  # it looks up what is typed: any row may be named
                self.open.others = looked_up(said)
        elif tag == "option" and self.open:
            if "selected" in said:
                self.open.value = said.get("value", "")
            else:
                self.open.others.append(said.get("value", ""))

    def _input(self, name, said):
        kind, value = said.get("type", "text"), said.get("value", "")
        made = self.controls.setdefault(name, Control(name, kind))
        if kind == "radio":
            if "checked" in said:
                made.value = value
            else:
                made.others.append(value)
        elif kind == "checkbox":
            made.value = (value or "on") if "checked" in said else None
        else:
            made.value = value

    def handle_endtag(self, tag):
        if tag in ("select", "textarea"):
            self.open = None

    def handle_data(self, data):
        if self.open and self.open.kind == "textarea":
            self.open.value += data

    def sent(self) -> dict[str, str]:
        """What a browser would send."""
        return {
            each.name: each.value.removeprefix("\n")
            for each in self.controls.values()
            if each.value is not None and each.kind != "submit"
        }


def looked_up(said: dict) -> list[str]:
    """The keys of the first rows that a field of Django's admin would find."""
    model = apps.get_model(said["data-app-label"], said["data-model-name"])
    related = model._meta.get_field(said["data-field-name"]).related_model
    found = related._base_manager.order_by("pk").values_list("pk", flat=True)[:3]
    return [str(each) for each in found]


def attempts(page: Page, most: int) -> Iterator[tuple[str, dict]]:
    """Each control with each other value; each row of an inline removed, and one added."""
    sent = page.sent()
    for each in page.controls.values():
        is_counter = each.name.endswith(("_FORMS", "-id"))
        if each.kind in ("submit", "hidden") or is_counter or each.name in SKIPPED:
            continue
        for value in each.alternatives()[:most]:
            said = {**sent, each.name: value}
            yield each.name, {name: one for name, one in said.items() if one is not None}
    for prefix in [name[:-12] for name in sent if name.endswith("-TOTAL_FORMS")]:
        total = int(sent[f"{prefix}-TOTAL_FORMS"])
        for number in range(int(sent[f"{prefix}-INITIAL_FORMS"])):
            yield f"{prefix} removed", {**sent, f"{prefix}-{number}-DELETE": "on"}
        row = {
            f"{prefix}-{total}-{name.removeprefix(f'{prefix}-0-')}": value
            for name, value in sent.items()
            if name.startswith(f"{prefix}-0-") and not name.endswith("-id")
        }
        due = {f"{prefix}-{total}-due_on": "2026-01-01", f"{prefix}-TOTAL_FORMS": total + 1}
        yield f"{prefix} added", {**sent, **row, **due}
