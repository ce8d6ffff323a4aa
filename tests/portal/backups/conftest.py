"""What several tests of backups share."""

from tests.portal.backups.fresh import migrations

__all__ = ["migrations"]
