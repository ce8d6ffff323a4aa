"""What an ombudsman found about every local council, from a council performance portal."""

from council_performance.answers import EditionsDiffer, Rows
from council_performance.errors import Busy, NotThere, Refused
from council_performance.portal import Portal

__all__ = ["Busy", "EditionsDiffer", "NotThere", "Portal", "Refused", "Rows"]
