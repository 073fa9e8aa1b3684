"""A guarded GET: only public addresses, only port 443, and the address that was checked is the one connected to."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit

from aiprod.errors import AiprodError, ThrottledError, TransientError
from aiprod.providers.media.refusal import refused

Resolve = Callable[[str], list[str]]
"""A host's name in, its addresses out; raises OSError."""

PORT = 443
MAX_BYTES = 1 << 30
DEADLINE_S = 300.0
_SILENCE_S = 20.0
_LEAST_WAIT_S = 0.1
_REDIRECTS = 3
_MOST_ADDRESSES = 4
_MOVED = (301, 302, 303, 307, 308)
_BLOCK_BYTES = 1 << 18
_MAX_URL_CHARS = 2000
_CARRIERS = tuple(
    ipaddress.ip_network(network) for network in ("2002::/16", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "::/96")
)
"""IPv6 networks whose addresses hold an IPv4 address that a translator would connect to."""


def resolve(host: str) -> list[str]:
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)))


class GuardedHttps:
    """Downloads files. ``trust`` decides which servers are believed; ``connect`` opens the checked address."""

    def __init__(
        self,
        *,
        resolve: Resolve = resolve,
        connect: Callable[[str, float], socket.socket] | None = None,
        trust: ssl.SSLContext | None = None,
        max_bytes: int = MAX_BYTES,
        deadline_s: float = DEADLINE_S,
    ) -> None:
        self._resolve = resolve
        self._connect = connect or (lambda address, wait_s: socket.create_connection((address, PORT), wait_s))
        self._trust = trust or ssl.create_default_context()
        self._max_bytes = max_bytes
        self._deadline_s = deadline_s

    def download(self, url: str, out: Path) -> None:
        """Write the file at ``url`` to ``out``.

        Raises InvalidInput ``media_forbidden``, ``media_not_found`` or ``media_too_large``, TransientError
        ``media_unavailable``, and ThrottledError where the server says 429.
        """
        ends = time.monotonic() + self._deadline_s
        for _ in range(_REDIRECTS + 1):
            target = checked_url(url)
            with self._answer(target, ends) as answer:
                if answer.status not in _MOVED:
                    _check_status(answer)
                    self._save(answer, out, ends)
                    return
                url = urljoin(url, answer.getheader("Location", ""))
        raise refused("media_forbidden", f"it moved more than {_REDIRECTS} times.", "Give its final address.")

    @contextlib.contextmanager
    def _answer(self, target: SplitResult, ends: float) -> Iterator[http.client.HTTPResponse]:
        """The server's answer; at the deadline the socket is shut, whatever it waits for."""
        host = target.hostname or ""
        addresses = self._addresses(host)
        with contextlib.ExitStack() as opened:
            try:
                bare = self._connected(addresses, ends)
                secure = self._trust.wrap_socket(bare, server_hostname=host, do_handshake_on_connect=False)
                opened.callback(secure.close)
                opened.enter_context(_shut_at(secure, ends))
                secure.do_handshake()
                connection = http.client.HTTPSConnection(host, PORT)
                connection.sock = secure
                path = (target.path or "/") + (f"?{target.query}" if target.query else "")
                connection.request("GET", path, headers={"Accept-Encoding": "identity", "User-Agent": "aiprod"})
                yield opened.enter_context(connection.getresponse())
            except ssl.SSLCertVerificationError as error:
                raise refused(
                    "media_forbidden",
                    f"its server is not who it says: {error.verify_message}.",
                    "Use a valid certificate.",
                ) from error
            except (OSError, http.client.HTTPException) as error:
                raise TransientError(
                    "media_unavailable", f"{host} did not send it: {error or type(error).__name__}."
                ) from None

    def _addresses(self, host: str) -> list[str]:
        try:
            addresses = self._resolve(host)
        except (OSError, UnicodeError) as error:
            raise TransientError("media_unavailable", f"the name {host} has no address: {error}.") from None
        if not addresses or not all(is_public(address) for address in addresses):
            raise refused("media_forbidden", f"{host} is not on the public internet.", "Give a public address.")
        return addresses

    def _connected(self, addresses: list[str], ends: float) -> socket.socket:
        """A connection to the first of them that answers: a machine may have no way to some, as to IPv6."""
        error = OSError("it has no address")
        for address in addresses[:_MOST_ADDRESSES]:
            try:
                return self._connect(address, min(_SILENCE_S, max(_LEAST_WAIT_S, ends - time.monotonic())))
            except OSError as failed:
                error = failed
        raise error

    def _save(self, answer: http.client.HTTPResponse, out: Path, ends: float) -> None:
        too_large = refused("media_too_large", f"it is larger than {self._max_bytes >> 20} MB.", "Send a smaller file.")
        if answer.length is not None and answer.length > self._max_bytes:
            raise too_large
        expected, saved = answer.length, 0
        with out.open("xb") as file:
            while block := answer.read(_BLOCK_BYTES):
                saved += len(block)
                if saved > self._max_bytes:
                    raise too_large
                file.write(block)
        if (expected is not None and saved != expected) or time.monotonic() > ends:
            raise TransientError("media_unavailable", "the download broke off.")


def checked_url(url: str) -> SplitResult:
    """The parts of an address we may ask for. Raises InvalidInput ``media_forbidden``."""
    problem = None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise refused("media_forbidden", "it is no web address.", "Give an https:// address.") from None
    if parts.scheme != "https":
        problem = "it is not https."
    elif not parts.hostname or not url.isascii() or not url.isprintable() or " " in url or len(url) > _MAX_URL_CHARS:
        problem = "it is no plain web address."
    elif parts.username is not None or parts.password is not None:
        problem = "it holds a password."
    elif port not in (None, PORT):
        problem = f"it asks for port {port}."
    if problem:
        raise refused("media_forbidden", problem, "Give an https:// address without user, password or port.")
    return parts


def is_public(address: str) -> bool:
    """Whether an address is a unicast one of the public internet, also where IPv6 wraps IPv4."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if found.is_site_local or any(found in network for network in _CARRIERS):
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved)


def _check_status(answer: http.client.HTTPResponse) -> None:
    error: AiprodError | None = None
    if answer.status in (404, 410):
        error = refused("media_not_found", f"the server says {answer.status}.", "Check the address.")
    elif answer.status == 429:
        after = answer.getheader("Retry-After", "")
        error = ThrottledError(
            "media_unavailable",
            "the server asks to slow down.",
            retry_after_s=float(after) if after.isdigit() else None,
        )
    elif answer.status >= 500:
        error = TransientError("media_unavailable", f"the server says {answer.status}.")
    elif answer.status != 200:
        error = refused("media_forbidden", f"the server says {answer.status}.", "Make the file public or sign its URL.")
    elif answer.getheader("Content-Encoding", "identity") != "identity":
        error = refused("media_forbidden", "the server sends it packed.", "Serve the file as it is.")
    if error is not None:
        raise error


@contextlib.contextmanager
def _shut_at(secure: ssl.SSLSocket, ends: float) -> Iterator[None]:
    """Shut the socket at a time of the monotonic clock; below its TLS, whose state belongs to the thread that reads."""

    def shut() -> None:
        with contextlib.suppress(OSError):
            socket.socket.shutdown(secure, socket.SHUT_RDWR)

    watchdog = threading.Timer(max(_LEAST_WAIT_S, ends - time.monotonic()), shut)
    watchdog.start()
    try:
        yield
    finally:
        watchdog.cancel()
        watchdog.join()
