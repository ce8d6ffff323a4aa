"""Rows as CSV, for who asks for it by address or by Accept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rest_framework.renderers import BaseRenderer, JSONRenderer

from portal.open_data.csv_files import csv_text


class PlainJSON(JSONRenderer):
    """JSON in Unicode, without choices of indentation."""

    media_type = "application/json"
    format = "json"
    charset = "utf-8"

    def get_indent(self, accepted_media_type: str, renderer_context: Mapping[str, Any]) -> None:
        return None


class CSVRenderer(BaseRenderer):
    """The rows of a page; what stands beside them in JSON is in the headers of the answer."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return csv_text(data).encode()
