"""Small real receivers of notices: a webhook and a mail server."""

import asyncio
import ipaddress
import socket
import ssl
import time
from datetime import datetime, timedelta, timezone
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiohttp import web
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


class WebhookReceiver:
    """Takes cards. ``statuses`` are answered first, one each, and then ``status``; it can be slow and point elsewhere."""

    def __init__(self) -> None:
        self.status, self.statuses = 202, list[int]()
        self.headers: dict[str, str] = {}
        self.delay = 0.0
        self.paths: list[str] = []
        self.bodies: list[Any] = []
        self.times: list[float] = []
        self.port = 0
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Its address, with a secret in it as webhooks have."""
        return f"http://127.0.0.1:{self.port}/hook?sig=HEMLIG-SIGNATUR"

    async def start(self) -> None:
        """Listens on a free port."""
        app = web.Application()
        app.router.add_post("/{path:.*}", self._take)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]

    async def _take(self, request: web.Request) -> web.Response:
        self.paths.append(request.path)
        self.times.append(time.monotonic())
        self.bodies.append(await request.json())
        await asyncio.sleep(self.delay)
        status = self.statuses.pop(0) if self.statuses else self.status
        return web.Response(status=status, headers=self.headers)

    async def stop(self) -> None:
        """Stops listening."""
        if self._runner is not None:
            await self._runner.cleanup()


class MailReceiver:
    """A mail server that keeps what it takes. It can be down; ``answers`` are given to the next mails in turn."""

    def __init__(
        self,
        host: str = "127.0.0.1",
        tls: ssl.SSLContext | None = None,
        *,
        is_smtps: bool = False,
        needs_login: bool = False,
    ) -> None:
        self.host, self.port = host, _free_port(host)
        self.answers: list[str] = []
        self.unknown: set[str] = set()
        self.mails: list[EmailMessage] = []
        self.encrypted: list[bool] = []
        self.recipients: list[list[str]] = []
        self.logins: list[tuple[str, str]] = []
        self._tls, self._is_smtps, self._needs_login = tls, is_smtps, needs_login
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listens on its port, the same each time."""
        self._server = await asyncio.get_running_loop().create_server(
            self._connected, self.host, self.port, ssl=self._tls if self._is_smtps else None
        )

    def _connected(self) -> SMTP:
        return SMTP(
            self, hostname="prov", enable_SMTPUTF8=True, tls_context=None if self._is_smtps else self._tls,
            authenticator=self._login, auth_required=self._needs_login, auth_require_tls=False,
        )  # fmt: skip

    def _login(self, server: Any, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        self.logins.append((data.login.decode(), data.password.decode()))
        return AuthResult(success=data.password == b"p@ss/ord", handled=False)

    async def handle_RCPT(
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.unknown:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        if self.answers:
            return self.answers.pop(0)
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.mails.append(message)
        self.recipients.append(envelope.rcpt_tos)
        self.encrypted.append(session.ssl is not None or self._is_smtps)
        return "250 OK"

    async def stop(self) -> None:
        """Stops listening."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()


def _free_port(host: str) -> int:
    with socket.create_server((host, 0)) as free:
        return int(free.getsockname()[1])


def certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for this machine, by which a client may trust it, and the server's context with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "prov")])
    now = datetime.now(timezone.utc)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(f"127.0.0.{end}")) for end in (1, 2)]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "server.pem", folder / "server.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return public, context
