"""One web address, fetched with care: only when asked, only public addresses, bounded in time, size and redirects.

The name is resolved once, every address it has is checked, and the connection goes to the address that was checked, so
that a name cannot change its mind between the check and the call. Each redirect goes through the same gate.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import msgspec

from mahdar import settings
from mahdar.errors import AddressRefused, TooLarge, Unreadable

_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/json", "application/ld+json",
          "application/x-ndjson", "application/jsonl", "text/xml", "application/xml")  # fmt: skip
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 65_536
"""Bytes taken from an answer at once, so that one over the limit is cut off early."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Fetched(msgspec.Struct):
    """What an address answered: the address in the end, the bytes, and the type and encoding it declares."""

    url: str
    data: bytes
    kind: str
    charset: str | None


def is_address(source: str) -> bool:
    """Whether a source is a web address."""
    return source[:8].lower().startswith(("http://", "https://"))


def fetch(url: str, limit: int = settings.MAX_INPUT_BYTES, timeout: float = settings.FETCH_TIMEOUT_S) -> Fetched:
    """What stands at `url`.

    Args:
        url: An http or https address.
        limit: Most bytes taken, before and after unpacking.
        timeout: Seconds for all of it, redirects included.

    Raises:
        AddressRefused: Wrong scheme, a private address, too many redirects, a type that holds no article, too slow.
        TooLarge: More than `limit` bytes.
        Unreadable: It cannot be reached or answers with an error.
    """
    deadline = time.monotonic() + timeout
    for _ in range(settings.FETCH_MAX_REDIRECTS + 1):
        answer = _once(url, limit, deadline)
        if isinstance(answer, Fetched):
            return answer
        url = answer
    raise AddressRefused(f"more than {settings.FETCH_MAX_REDIRECTS} redirects", "give the last address itself")


def check(url: str) -> tuple[SplitResult, str, int, str]:
    """The parts of `url`, its host and port, and one public address of the host to connect to.

    Raises:
        AddressRefused: It must not be fetched.
        Unreadable: The name is not known.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise AddressRefused(f"not an address: {error}") from None
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host:
        raise AddressRefused(f"only http and https addresses are fetched, not {url[:80]!r}")
    if parts.username or parts.password:
        raise AddressRefused("an address with a user name or password in it is not fetched")
    found = _resolve(host, port)
    if not found or not all(is_public(address) for address in found):
        raise AddressRefused(f"{host} leads to a private or reserved address", "only public web addresses are fetched")
    return parts, host, port, found[0]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet; addresses inside others (mapped, 6to4, Teredo, NAT64) count as both."""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in _NAT64:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if any(one is not None and not is_public(str(one)) for one in inner):
            return False
        if ip.ipv4_mapped is not None:
            return True
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _resolve(host: str, port: int) -> list[str]:
    try:
        return [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise Unreadable(
            f"{host}: the name cannot be resolved ({error})", "check the address and the connection"
        ) from None


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked, speaking to the host by its name."""

    def __init__(self, host: str, port: int, address: str, timeout: float, secure: bool) -> None:
        super().__init__(host, port, timeout=timeout)
        self.address, self.secure = address, secure
        self.held: socket.socket | None = None

    def connect(self) -> None:
        self.sock = self.held = socket.create_connection((self.address, self.port), self.timeout)
        if self.secure:
            context = ssl.create_default_context()
            wrapped = context.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
            self.sock = self.held = wrapped
            wrapped.do_handshake()

    def cut(self) -> None:
        """End the connection from another thread, whatever it waits for."""
        if self.held is not None:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(self.held, socket.SHUT_RDWR)


def _once(url: str, limit: int, deadline: float) -> Fetched | str:
    """One request: the answer, or the address it redirects to."""
    parts, host, port, address = check(url)
    connection = _Pinned(host, port, address, _left(deadline), parts.scheme == "https")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        f"?{quote(parts.query, safe='=&%+/?:@!$,;~-._')}" if parts.query else ""
    )
    watch = threading.Timer(_left(deadline), connection.cut)  # over all of it: a drip of bytes resets every other clock
    watch.daemon = True
    watch.start()
    try:
        connection.request("GET", path, headers={"User-Agent": "mahdar", "Accept": "text/html, text/plain;q=0.9",
                                                 "Accept-Encoding": "gzip, identity"})  # fmt: skip
        answer = connection.getresponse()
        if answer.status in _REDIRECTS:
            return urljoin(url, answer.headers.get("Location") or "")
        if answer.status != 200:
            raise Unreadable(f"{host} answered {answer.status} {answer.reason}")
        return _body(url, answer, limit, deadline)
    except TimeoutError:
        raise AddressRefused(f"{host} is too slow", "raise MAHDAR_FETCH_TIMEOUT_S") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        _left(deadline)
        raise Unreadable(f"{host} cannot be read: {error or type(error).__name__}") from None
    finally:
        watch.cancel()
        connection.close()


def _body(url: str, answer: http.client.HTTPResponse, limit: int, deadline: float) -> Fetched:
    """The bytes of an answer, unpacked, within bounds."""
    kind = answer.headers.get_content_type()
    if kind not in _TYPES:
        raise AddressRefused(f"{kind} is not a page of text")
    data = _read(answer, limit, deadline)
    coding = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
    if coding in ("gzip", "x-gzip"):
        from mahdar.ingest.unpack import gunzip

        data = gunzip(data, limit)
    elif coding != "identity":
        raise Unreadable(f"sent in {coding}, which was not asked for")
    return Fetched(url, data, kind, answer.headers.get_content_charset())


def _read(answer: http.client.HTTPResponse, limit: int, deadline: float) -> bytes:
    """All bytes of an answer; an answer that was cut off for its slowness is none."""
    parts: list[bytes] = []
    size = 0
    while True:
        part = answer.read1(_CHUNK)
        _left(deadline)
        if not part:
            return b"".join(parts)
        size += len(part)
        if size > limit:
            raise TooLarge(f"more than {limit} bytes", "raise MAHDAR_MAX_INPUT_BYTES")
        parts.append(part)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise AddressRefused("too slow", "raise MAHDAR_FETCH_TIMEOUT_S")
    return left
