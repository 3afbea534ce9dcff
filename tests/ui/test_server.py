"""The web server: security headers, shut routes, and a port that is taken before anything slow."""

import asyncio
import socket
from typing import Any

import pytest

from ui.console import WrongUse
from ui.server import guarded, listening


async def hello(_scope: Any, _receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"x-own", b"1")]})
    await send({"type": "http.response.body", "body": b"hello"})


async def receive() -> dict[str, Any]:
    return {"type": "http.request"}


def get(path: str) -> tuple[int, dict[bytes, bytes]]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(guarded(hello)({"type": "http", "path": path}, receive, send))
    return sent[0]["status"], dict(sent[0]["headers"])


def test_every_answer_says_that_nothing_comes_from_elsewhere() -> None:
    status, headers = get("/")
    assert status == 200
    assert headers[b"x-own"] == b"1"
    policy = headers[b"content-security-policy"].decode()
    assert "default-src 'self'" in policy
    assert "img-src 'self' data:" in policy
    assert "http" not in policy
    assert headers[b"referrer-policy"] == b"no-referrer"


@pytest.mark.parametrize("route", ["upload", "upload_progress", "file=/etc/passwd", "proxy=http://a.example"])
def test_routes_for_files_and_addresses_are_shut(route: str) -> None:
    assert get(f"/gradio_api/{route}")[0] == 404


def test_a_port_is_taken_once() -> None:
    with listening("127.0.0.1", 0) as first:
        first.listen()
        with pytest.raises(WrongUse, match="in use"), listening("127.0.0.1", first.getsockname()[1]):
            pass


def test_a_port_is_free_again_afterwards() -> None:
    with listening("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
    with socket.socket() as again:
        again.bind(("127.0.0.1", port))
