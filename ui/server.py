"""The web server under the page: its port, its security headers, and the routes that stay shut.

The only file that imports uvicorn. It knows nothing of questions or documents.
"""

import errno
import socket
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import uvicorn

from ui.console import WrongUse

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Asgi = Callable[[Message, Receive, Send], Awaitable[None]]

# Gradio's page sets itself up with inline scripts and styles and compiles its templates, hence "unsafe"; all
# else, pictures and connections above all, comes from this server or not at all.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
# Gradio serves and takes files, and fetches addresses, on these routes; the page uses none of them.
_SHUT = tuple(f"/gradio_api/{name}" for name in ("upload", "file", "stream", "proxy"))
_STOP_SECONDS = 3
"""How long open pages may delay the end; their event streams would otherwise keep the server for ever."""


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """Take the port before anything slow is done. Raises WrongUse where it cannot be had."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise WrongUse(f"cannot answer on host {host!r} ({error.strerror}): try --host 127.0.0.1") from error
    with listener:
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((host, port))
        except OSError as error:
            raise WrongUse(_cannot_bind(host, port, error)) from error
        yield listener


def _cannot_bind(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 2**16 - 1 else 0
        return f"port {port} on {host} is in use: choose another, as in 'decisions serve --port {other}'"
    return f"cannot answer on {host} port {port} ({error.strerror}): try 'decisions serve --port 7860'"


def run(app: Asgi, listener: socket.socket, announce: Callable[[str], None]) -> None:
    """Serve until stopped; `announce` is called once, with the address, when the server answers."""
    host, port = listener.getsockname()[:2]
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    config = uvicorn.Config(
        guarded(app),
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=_STOP_SECONDS,
        server_header=False,
    )
    _Server(config, lambda: announce(address)).run(sockets=[listener])


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()


def guarded(app: Asgi) -> Asgi:
    """The same application with security headers on every answer, and nothing on the shut routes."""

    async def guard(scope: Message, receive: Receive, send: Send) -> None:
        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_HEADERS]
            await send(message)

        if scope["type"] == "http" and scope["path"].startswith(_SHUT):
            await send_guarded({"type": "http.response.start", "status": 404})
            await send({"type": "http.response.body"})
        else:
            await app(scope, receive, send_guarded)

    return guard
