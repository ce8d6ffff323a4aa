"""Which columns a list of staff's shows: as it is, or as somebody chose; its files follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.contrib.admin.views.main import ORDER_VAR
from django.db.models import QuerySet
from django.http import HttpResponseRedirect

from councils.typed_filters import asked_besides

COLUMNS = "columns"


def name_of_column(column: Any) -> str:
    return column if isinstance(column, str) else str(column.__name__)


class ChoosesColumns:
    """For the admin of a list: ``all_columns`` says what it can show.

    What leads to the record is always there. ``extra_columns`` are shown only where chosen.
    """

    extra_columns: tuple[str, ...] = ()

    def all_columns(self, request: Any) -> Sequence[Any]:
        admin: Any = self
        return tuple(admin.list_display)

    def fixed_columns(self, request: Any) -> set[str]:
        admin: Any = self
        return {name_of_column(self.all_columns(request)[0]), *(admin.list_display_links or ())}

    def get_list_display(self, request: Any) -> Sequence[Any]:
        return self.columns_of(request, request.GET.get(COLUMNS))

    def columns_of(self, request: Any, chosen: str | None) -> Sequence[Any]:
        """In the order of the list, whatever the order in which they were chosen."""
        usual = self.all_columns(request)
        if chosen is None:
            return usual
        names = self.fixed_columns(request) | set(chosen.split(","))
        return [each for each in (*usual, *self.extra_columns) if name_of_column(each) in names]

    def changelist_view(self, request: Any, extra_context: Any = None) -> Any:
        """Several boxes become one parameter: the search box and the links keep one of each."""
        chosen = request.GET.getlist(COLUMNS)
        if request.method == "GET" and len(chosen) > 1:
            asked = request.GET.copy()
            asked[COLUMNS] = ",".join(chosen)
            return HttpResponseRedirect(f"?{asked.urlencode()}")
        return super().changelist_view(request, extra_context)  # type: ignore[misc]


class ColumnsFilter(admin.ListFilter):
    """Narrows nothing: boxes to tick, one for each column that may be left out."""

    title = "columns"
    template = "admin/filter_columns.html"

    def __init__(self, request: Any, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self.is_used = bool(params.pop(COLUMNS, None))
        shown = {name_of_column(each) for each in model_admin.get_list_display(request)}
        every = (*model_admin.all_columns(request), *model_admin.extra_columns)
        self.boxes = [
            {
                "name": name_of_column(each),
                "label": _label(each, model, model_admin),
                "shown": name_of_column(each) in shown,
                "fixed": name_of_column(each) in model_admin.fixed_columns(request),
            }
            for each in every
        ]

    def has_output(self) -> bool:
        return True

    def expected_parameters(self) -> list[str | None]:
        return [COLUMNS]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """One, for the template. An order names its column by its place, so it is left out."""
        others = asked_besides(changelist, COLUMNS, ORDER_VAR)
        yield {
            "boxes": self.boxes,
            "others": others,
            "without": f"?{urlencode(others)}",
            "is_used": self.is_used,
            "fixed": next((each["name"] for each in self.boxes if each["fixed"]), ""),
        }

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset


def _label(column: Any, model: Any, model_admin: Any) -> str:
    words = str(label_for_field(column, model, model_admin))
    return words[:1].upper() + words[1:]
