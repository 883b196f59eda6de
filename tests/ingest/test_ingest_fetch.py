"""Addresses: only public ones, every redirect checked, bounded in size and time. No test leaves this machine."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from mahdar.errors import AddressRefused, MahdarError, TooLarge, Unreadable
from mahdar.ingest import articles
from mahdar.ingest import fetch as gate
from mahdar.model.article import Article, Skipped

PAGE = "<html><head><meta charset=windows-1256></head><body><article><p>{}</p></article></body></html>".format(
    "وصل الوزير إلى العاصمة مساء الثلاثاء في زيارة رسمية تستمر يومين. " * 5
).encode("cp1256")


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, body, headers, status = "text/html; charset=windows-1256", PAGE, {}, 200
        if self.path == "/loop":
            status, headers = 302, {"Location": "/loop"}
        elif self.path == "/away":
            status, headers = 302, {"Location": "http://169.254.169.254/latest/meta-data"}
        elif self.path == "/file":
            status, headers = 302, {"Location": "file:///etc/passwd"}
        elif self.path == "/moved":
            status, headers = 301, {"Location": "/2025/12/03/page"}
        elif self.path == "/big":
            body = b"x" * 50_000
        elif self.path == "/bomb":
            body, headers = gzip.compress(b"x" * 5_000_000), {"Content-Encoding": "gzip"}
        elif self.path == "/packed":
            body, headers = gzip.compress(PAGE), {"Content-Encoding": "gzip"}
        elif self.path == "/image":
            kind = "image/png"
        elif self.path == "/gone":
            status = 404
        elif self.path == "/drip":
            return self.drip()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        return None

    def drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A site on this machine, whose name is taken for a public one."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    real = gate.is_public
    monkeypatch.setattr(gate, "is_public", lambda address: address == "127.0.0.1" or real(address))
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_page(site: str) -> None:
    for path in ("/moved", "/packed"):
        (article,) = articles(site + path, fetch=True)
        assert isinstance(article, Article), article
        assert "العاصمة" in article.text
        assert article.source == site + path
    (article,) = articles(site + "/moved", fetch=True)
    assert isinstance(article, Article)
    assert (article.published.date, article.published.how) == ("2025-12-03", "url")


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("/loop", AddressRefused, "redirects"),
        ("/away", AddressRefused, "private"),
        ("/file", AddressRefused, "http"),
        ("/big", TooLarge, "bytes"),
        ("/bomb", TooLarge, "bytes"),
        ("/image", AddressRefused, "image/png"),
        ("/gone", Unreadable, "404"),
    ],
)
def test_refused(site: str, path: str, error: type[MahdarError], words: str) -> None:
    with pytest.raises(error, match=words):
        gate.fetch(site + path, limit=20_000)


def test_slow(site: str) -> None:
    start = time.perf_counter()
    with pytest.raises(AddressRefused, match="slow"):
        gate.fetch(site + "/drip", timeout=0.5)
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255",
     "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1",
     "fe80::1%eth0", "nonsense"],
)  # fmt: skip
def test_private(address: str) -> None:
    assert not gate.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_public(address: str) -> None:
    assert gate.is_public(address)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0x7f.1/", "http://2130706433/", "ftp://example.org/",
     "http://user:pw@example.org/", "http://example.org:99999/", "http:///x", "https://[::ffff:10.0.0.1]/"],
)  # fmt: skip
def test_gate(url: str) -> None:
    with pytest.raises(MahdarError):
        gate.check(url)


def test_a_name_with_one_private_address_is_refused_and_the_checked_address_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    def rows(*addresses: str) -> object:
        return lambda *args, **kwargs: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", rows("8.8.8.8", "10.0.0.1"))
    with pytest.raises(AddressRefused):
        gate.check("http://example.org/")
    monkeypatch.setattr(socket, "getaddrinfo", rows("8.8.8.8"))
    assert gate.check("http://example.org/")[3] == "8.8.8.8"
    called: list[object] = []

    def call(address: object, timeout: float) -> socket.socket:
        called.append(address)
        raise OSError("no network in tests")

    monkeypatch.setattr(socket, "create_connection", call)
    with pytest.raises(Unreadable):
        gate.fetch("http://example.org/")
    assert called == [("8.8.8.8", 80)]


def test_never_without_being_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "fetch", lambda *args: pytest.fail("fetched"))
    (found,) = articles("https://example.org/x")
    assert isinstance(found, Skipped) and found.code == "MHD-120"
