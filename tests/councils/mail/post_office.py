"""A real mail server on a port of this machine, which makes what trouble it is told to."""

import asyncio
import socket
import threading
from collections import Counter
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

FOR_EVER = 3_600
USER, PASSWORD = "portal", "four calm herons wade"


@dataclass
class Delivered:
    """What the server took charge of: whom it goes to, and what it is."""

    to: list[str]
    email: EmailMessage

    @property
    def message_id(self) -> str:
        return self.email["Message-ID"].strip()

    @property
    def words(self) -> str:
        return self.email.get_body().get_content().replace("\r\n", "\n")

    @property
    def files(self) -> dict[str, bytes]:
        return {each.get_filename(): each.get_content() for each in self.email.iter_attachments()}


@dataclass
class PostOffice:
    """``troubles`` says by address what goes wrong: a stage and how.

    Stages: rcpt, data (it is asked for the letter), end (all is there, nothing is kept), after
    (it is kept, and not answered yet). How: silent, gone (the connection ends), or an answer.
    """

    port: int = 0
    troubles: dict[str, tuple[str, str]] = field(default_factory=dict)
    delivered: list[Delivered] = field(default_factory=list)
    greets: bool = True
    greeting: str = ""  # in the place of the one that welcomes
    refuses_sender: str = ""
    ends_after: int = 0  # letters, with 421
    takes: float = 0  # seconds for a letter
    connections: int = 0
    open: list[asyncio.BaseTransport] = field(default_factory=list)
    reached: threading.Event = field(default_factory=threading.Event)

    def to(self) -> Counter[str]:
        """How many letters each first address has."""
        return Counter(each.to[0] for each in self.delivered)

    async def handle_MAIL(self, server, session, envelope, address, options):
        session.letters = getattr(session, "letters", 0) + 1
        if self.refuses_sender:
            return self.refuses_sender
        if self.ends_after and session.letters > self.ends_after:
            return "421 Enough for one connection"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if said := await self.trouble(server, address, "rcpt"):
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        first = envelope.rcpt_tos[0]
        await asyncio.sleep(self.takes)
        if said := await self.trouble(server, first, "end"):
            return said
        made = message_from_bytes(envelope.content, policy=policy.default)
        self.delivered.append(Delivered(list(envelope.rcpt_tos), made))
        await asyncio.sleep(self.takes)
        return await self.trouble(server, first, "after") or "250 Taken"

    async def trouble(self, server, address, stage) -> str:
        at, how = self.troubles.get(address, ("", ""))
        if at != stage:
            return ""
        self.reached.set()
        if how == "gone":
            server.transport.abort()
        if how in ("gone", "silent"):
            await asyncio.sleep(FOR_EVER)  # until the connection ends
        return how


class Counterpart(SMTP):
    """The server's side of one connection."""

    def connection_made(self, transport):
        self.event_handler.open.append(transport)
        super().connection_made(transport)

    async def push(self, status):
        if str(status).startswith("220 "):
            self.event_handler.connections += 1
            if not self.event_handler.greets:
                await asyncio.sleep(FOR_EVER)
            status = self.event_handler.greeting or status
        await super().push(status)

    async def smtp_DATA(self, arg):
        office = self.event_handler
        first = self.envelope.rcpt_tos[0]
        if said := await office.trouble(self, first, "data"):
            await self.push(said)
        else:
            await super().smtp_DATA(arg)


class Window(Controller):
    """Where e-mails are handed in."""

    def factory(self):
        return Counterpart(self.handler, loop=self.loop, **self.SMTP_kwargs)

    def stop(self, no_assert=False):
        """Ends also the connections that a client left open."""
        asyncio.run_coroutine_threadsafe(self._hang_up(), self.loop).result(timeout=60)
        super().stop(no_assert)

    async def _hang_up(self):
        for each in self.handler.open:
            each.abort()
        await asyncio.sleep(0.01)


def _password(server, session, envelope, mechanism, data):
    is_right = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=is_right, handled=is_right)


def opened(**kwargs) -> tuple[PostOffice, Controller]:
    """A server that runs until its controller is stopped."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        office = PostOffice(port=free.getsockname()[1])
    if kwargs.pop("asks_password", False):
        kwargs = {"auth_require_tls": False, "authenticator": _password} | kwargs
    controller = Window(office, hostname="127.0.0.1", port=office.port, **kwargs)
    controller.start()
    office.connections = 0
    return office, controller
