"""Which subject a category and a sub-category mean."""

from __future__ import annotations

from difflib import get_close_matches

from complaints.models import Subject
from councils.lists import listed
from councils.register.names.notation import folded


class Subjects:
    """Every subject, read once. A category is a subject's heading or its reporting category."""

    def __init__(self) -> None:
        self._subjects: list[Subject] = list(Subject.objects.select_related("category"))
        self._categories = {
            folded(name) for each in self._subjects for name in (each.heading, each.category.name)
        }
        self._written: set[str] = set()  # categories as they were met
        self._answers: dict[tuple[str, str], Subject | str] = {}

    def category(self, category: str) -> str:
        """The category as it is written; ValueError where there is none such."""
        if category not in self._written and folded(category) not in self._categories:
            known = ", ".join(sorted({each.heading for each in self._subjects}))
            raise ValueError(f"{category!r} is no category; known are: {known or 'none'}")
        self._written.add(category)
        return category

    def alone(self, name: str) -> Subject:
        """The one subject of that name in any category; ValueError where it is none, or several."""
        found = [each for each in self._subjects if folded(each.name) == folded(name)]
        if len(found) == 1:
            return found[0]
        if found:
            headings = " and of ".join(sorted(f"“{each.heading}”" for each in found))
            raise ValueError(f"{name!r} is a sub-category of {headings}: write the category too")
        names = sorted({each.name for each in self._subjects})
        raise ValueError(f"{name!r} is no sub-category{_suggested(name, names)}")

    def named(self, category: str, name: str) -> Subject:
        """The one subject meant in a category there is; ValueError where it is none, or several."""
        key = category, name
        if key not in self._answers:
            self._answers[key] = self._find(category, name)
        answer = self._answers[key]
        if isinstance(answer, str):
            raise ValueError(answer)
        return answer

    def _find(self, category: str, name: str) -> Subject | str:
        wanted = folded(category)
        headed = [each for each in self._subjects if folded(each.heading) == wanted]
        reported = [each for each in self._subjects if folded(each.category.name) == wanted]
        for group in (headed, reported):
            found = [each for each in group if folded(each.name) == folded(name)]
            if len(found) == 1:
                return found[0]
            if found:
                several = listed((f"“{each}”" for each in found), "or")
                return f"{category!r} with {name!r} could be {several}: write the heading"
        names = [each.name for each in headed or reported]
        return f"{name!r} is no sub-category of {category!r}{_suggested(name, names)}"


def _suggested(name: str, names: list[str]) -> str:
    close = get_close_matches(name, names, 2, 0.5)
    return f"; did you mean {' or '.join(f'“{each}”' for each in close)}?" if close else ""
