"""A canary: a file with a secret that must turn up nowhere, and a server on this machine that nobody may reach."""

from __future__ import annotations

import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Canary:
    """The file and its secret; the port of the server, and what was said to it."""

    file: Path
    secret: str
    port: int
    heard: list[bytes] = field(default_factory=list)

    def bait(self, text: str) -> str:
        """Return an attack with the canary's file (``{file}``) and the server's address (``{host}``) put in."""
        return text.replace("{file}", self.file.as_uri()).replace("{host}", f"127.0.0.1:{self.port}")


@contextmanager
def watched(folder: Path) -> Iterator[Canary]:
    """Give a canary in the folder; its server listens until the end and takes note of whatever reaches it."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.05)
    canary = Canary(folder / "canary.txt", secrets.token_hex(16), server.getsockname()[1])
    canary.file.write_text(canary.secret, encoding="utf-8")
    stop = threading.Event()

    def listen() -> None:
        while not stop.is_set():
            try:
                connection, _ = server.accept()
            except TimeoutError:
                continue
            with connection:
                connection.settimeout(0.2)
                try:
                    canary.heard.append(connection.recv(200))
                except TimeoutError:
                    canary.heard.append(b"")

    thread = threading.Thread(target=listen)
    thread.start()
    try:
        yield canary
    finally:
        stop.set()
        thread.join()
        server.close()
