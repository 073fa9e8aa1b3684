from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from aiprod.errors import InvalidInput, ThrottledError, TransientError
from aiprod.providers.media.https import GuardedHttps, checked_url, is_public
from tests.aiprod.providers.media.server import HOST, Server, body, moved, serving

pytestmark = pytest.mark.timeout(30)
PUBLIC = "93.184.215.14"
URL = f"https://{HOST}/clip.mp4"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path) as running:
        yield running


def client(server: Server, *addresses: str, max_bytes: int = 1000, deadline_s: float = 30) -> GuardedHttps:
    return GuardedHttps(
        resolve=lambda host: list(addresses or [PUBLIC]),
        connect=server.connect,
        trust=server.trust,
        max_bytes=max_bytes,
        deadline_s=deadline_s,
    )


def test_a_public_file_is_downloaded_from_the_address_that_was_checked(server: Server, tmp_path: Path) -> None:
    server.answers["/clip.mp4?token=a%20b"] = body(b"film")
    client(server).download(f"{URL}?token=a%20b", tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"film"
    assert server.connected == [PUBLIC]
    assert server.asked == [("/clip.mp4?token=a%20b", HOST)]


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.7", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "255.255.255.255", "240.0.0.1", "198.18.0.1", "192.0.2.1", "203.0.113.9"),
        *(
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fec0::1",
            "ff02::1",
            "2001:db8::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
        ),
        *(
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2001:0:7f00:1::",
            "fe80::1%lo",
            "nonsense",
        ),
    ],
)
def test_an_address_that_is_not_public_is_never_connected_to(address: str, server: Server, tmp_path: Path) -> None:
    assert not is_public(address)
    with pytest.raises(InvalidInput, match="media_forbidden"):
        client(server, PUBLIC, address).download(URL, tmp_path / "out")
    assert server.connected == []


def test_public_addresses_are_public() -> None:
    assert all(map(is_public, (PUBLIC, "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8")))


@pytest.mark.parametrize(
    "url",
    [
        "http://media.example.org/a.png",
        "ftp://media.example.org/a.png",
        "https://media.example.org:8443/a.png",
        "https://media.example.org:0/a.png",
        "https://media.example.org:99999/a.png",
        "https://user@media.example.org/a.png",
        "https://user:word@media.example.org/a.png",
        "https:///a.png",
        "https://media.example.org/a b.png",
        "https://media.example.org/\r\nHost: internal",
        "https://mediä.example.org/a.png",
        "https://[::1/a.png",
        "https://media.example.org/" + "a" * 3000,
        "//media.example.org/a.png",
        "",
    ],
)
def test_only_plain_https_addresses_are_asked_for(url: str) -> None:
    with pytest.raises(InvalidInput, match="media_forbidden"):
        checked_url(url)


def test_a_redirect_is_followed_and_checked_again(server: Server, tmp_path: Path) -> None:
    server.answers |= {"/clip.mp4": moved("/b"), "/b": moved(f"https://{HOST}/c", 307), "/c": body(b"film")}
    client(server).download(URL, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"film"
    for number, target in enumerate(
        ("http://media.example.org/", "https://media.example.org:22/", "file:///etc/passwd")
    ):
        server.answers["/clip.mp4"] = moved(target)
        with pytest.raises(InvalidInput, match="media_forbidden"):
            client(server).download(URL, tmp_path / str(number))


def test_a_name_that_moves_to_a_private_address_between_two_answers_is_caught(server: Server, tmp_path: Path) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    rebinding = GuardedHttps(resolve=lambda host: next(answers), connect=server.connect, trust=server.trust)
    server.answers["/clip.mp4"] = moved("/again")
    with pytest.raises(InvalidInput, match="media_forbidden"):
        rebinding.download(URL, tmp_path / "out")
    assert server.connected == [PUBLIC]


def test_redirects_end(server: Server, tmp_path: Path) -> None:
    server.answers["/clip.mp4"] = moved("/clip.mp4")
    with pytest.raises(InvalidInput, match=r"moved more than 3 times.*media_forbidden"):
        client(server).download(URL, tmp_path / "out")
    assert len(server.asked) == 4


def test_a_server_that_is_not_who_it_says_is_refused(server: Server, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="media_forbidden"):
        client(server).download("https://other.example.org/clip.mp4", tmp_path / "out")
    untrusting = GuardedHttps(resolve=lambda host: [PUBLIC], connect=server.connect)
    with pytest.raises(InvalidInput, match="media_forbidden"):
        untrusting.download(URL, tmp_path / "out")
    assert server.asked == []


@pytest.mark.parametrize(
    ("status", "expected", "code"),
    [
        (404, InvalidInput, "media_not_found"),
        (410, InvalidInput, "media_not_found"),
        (401, InvalidInput, "media_forbidden"),
        (403, InvalidInput, "media_forbidden"),
        (206, InvalidInput, "media_forbidden"),
        (500, TransientError, "media_unavailable"),
        (503, TransientError, "media_unavailable"),
    ],
)
def test_what_the_server_says_is_told(
    status: int, expected: type[Exception], code: str, server: Server, tmp_path: Path
) -> None:
    server.answers["/clip.mp4"] = body(b"no", status)
    with pytest.raises(expected, match=code):
        client(server).download(URL, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_busy_server_is_asked_again_later(server: Server, tmp_path: Path) -> None:
    server.answers["/clip.mp4"] = body(b"", 429, Retry_After="7")
    with pytest.raises(ThrottledError) as throttled:
        client(server).download(URL, tmp_path / "out")
    assert throttled.value.retry_after_s == 7


def test_a_file_too_large_is_refused_whether_it_says_so_or_not(server: Server, tmp_path: Path) -> None:
    server.answers |= {"/clip.mp4": body(bytes(1001)), "/liar": _endless}
    with pytest.raises(InvalidInput, match="media_too_large"):
        client(server).download(URL, tmp_path / "said")
    with pytest.raises(InvalidInput, match="media_too_large"):
        client(server, max_bytes=1 << 20).download(f"https://{HOST}/liar", tmp_path / "not-said")


def test_a_packed_answer_is_refused(server: Server, tmp_path: Path) -> None:
    server.answers["/clip.mp4"] = body(b"\x1f\x8b", Content_Encoding="gzip")
    with pytest.raises(InvalidInput, match="media_forbidden"):
        client(server).download(URL, tmp_path / "out")


def test_a_download_that_breaks_off_or_trickles_is_worth_another_try(server: Server, tmp_path: Path) -> None:
    server.answers |= {"/clip.mp4": body(b"half", said=8), "/slow": _trickling}
    with pytest.raises(TransientError, match="media_unavailable"):
        client(server).download(URL, tmp_path / "half")
    with pytest.raises(TransientError, match="media_unavailable"):
        client(server, deadline_s=0.3).download(f"https://{HOST}/slow", tmp_path / "slow")
    assert (tmp_path / "slow").stat().st_size < 1000
    assert not [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]


def test_an_address_there_is_no_way_to_is_passed_over(server: Server, tmp_path: Path) -> None:
    unreachable = "2606:2800:220:1:248:1893:25c8:1946"

    def connect(address: str, wait_s: float) -> socket.socket:
        if address == unreachable:
            raise OSError("Network is unreachable")
        return server.connect(address, wait_s)

    server.answers["/clip.mp4"] = body(b"film")
    both = GuardedHttps(resolve=lambda host: [unreachable, PUBLIC], connect=connect, trust=server.trust)
    both.download(URL, tmp_path / "out")
    assert server.connected == [PUBLIC]


def test_a_host_without_an_address_and_a_dead_one_are_worth_another_try(server: Server, tmp_path: Path) -> None:
    def nowhere(host: str) -> list[str]:
        raise OSError("no such name")

    def dead(address: str, wait_s: float) -> None:
        raise ConnectionRefusedError

    for broken in (
        GuardedHttps(resolve=nowhere, connect=server.connect),
        GuardedHttps(resolve=lambda host: [PUBLIC], connect=dead),
    ):
        with pytest.raises(TransientError, match="media_unavailable"):
            broken.download(URL, tmp_path / "out")


def _endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(bytes(1 << 16))


def _trickling(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    pause = threading.Event()
    for _ in range(1000):
        handler.wfile.write(b".")
        pause.wait(0.01)
