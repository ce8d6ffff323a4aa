"""What staff see of this app: importing a thing's screens registers them."""

from councils.contacts import screens as contacts
from councils.files import screens as files
from councils.ownership.screens import teams
from councils.register import screens as register
from councils.register.changes import screens as changes

__all__ = ["changes", "contacts", "files", "register", "teams"]
