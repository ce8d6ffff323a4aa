"""Mail servers, as letters have them."""

from tests.councils.mail.conftest import office, offices

__all__ = ["office", "offices"]
