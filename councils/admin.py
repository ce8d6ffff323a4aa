"""What staff see of this app: importing a thing's screens registers them."""

from councils.files import screens as files
from councils.register import screens as register

__all__ = ["files", "register"]
