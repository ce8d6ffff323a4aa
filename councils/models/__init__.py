"""Councils with their areas and residents, the files that were loaded, and the public record."""

from councils.models.attachments import (
    Attachable,
    Attachment,
    AttachmentFile,
    AttachmentLook,
)
from councils.models.boundaries import Boundary, BoundarySet
from councils.models.changes import AnnouncedChange, AnnouncedChangeQuerySet
from councils.models.councils import (
    Alias,
    Contact,
    Council,
    CouncilQuerySet,
    FormerCode,
    Residents,
    by_short_name,
)
from councils.models.files import ColumnMapping, LoadedFile, Upload
from councils.models.jobs import Job
from councils.models.ownership import Ownable, Owned, Team, colleagues_of
from councils.models.postcodes import PostcodeSector
from councils.models.record import PublicRecord
from councils.models.returns import GivenBack
from councils.models.saved_views import SavedView
from councils.models.sendable import (
    NOT_PUT_OFF,
    Sendable,
    SendableQuerySet,
    sendable_constraints,
)

__all__ = [
    "NOT_PUT_OFF",
    "Alias",
    "AnnouncedChange",
    "AnnouncedChangeQuerySet",
    "Attachable",
    "Attachment",
    "AttachmentFile",
    "AttachmentLook",
    "Boundary",
    "BoundarySet",
    "ColumnMapping",
    "Contact",
    "Council",
    "CouncilQuerySet",
    "FormerCode",
    "GivenBack",
    "Job",
    "LoadedFile",
    "Ownable",
    "Owned",
    "PostcodeSector",
    "PublicRecord",
    "Residents",
    "SavedView",
    "Sendable",
    "SendableQuerySet",
    "Team",
    "Upload",
    "by_short_name",
    "colleagues_of",
    "sendable_constraints",
]
