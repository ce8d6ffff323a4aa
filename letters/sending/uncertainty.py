"""What is known of an e-mail that was not plainly taken."""


class NotSent(Exception):
    """It did not go, for certain; with the reason."""


class Dropped(NotSent):
    """It did not go, for the server fell silent or the connection ended."""


class PerhapsSent(Exception):
    """Nobody can know whether it went."""


class ServerUnusable(Exception):
    """No e-mail will go: the server is not there, or refuses us."""
