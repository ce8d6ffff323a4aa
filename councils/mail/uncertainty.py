"""What is known of an e-mail that was not plainly taken."""


class NotSent(Exception):
    """It did not go, for certain; with the reason."""


class AddressRefused(NotSent):
    """It did not go: the server takes nothing for that address, now or later (5xx)."""


class Dropped(NotSent):
    """It did not go, for the server fell silent or the connection ended."""


class NotNow(NotSent):
    """It did not go: the server said no for now (4xx), and may take it later."""


class Closing(Dropped, NotNow):
    """The server said so and ended the connection (421)."""


class PerhapsSent(Exception):
    """Nobody can know whether it went."""


class ServerUnusable(Exception):
    """No e-mail will go: the server is not there, or refuses us."""


class ServerBusy(ServerUnusable):
    """No e-mail goes for now: the server is there, and says no for now (4xx)."""
