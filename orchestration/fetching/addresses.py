"""Which addresses may be called.

Belongs here: the form of an address, the machines its host name leads to, and whether these are
public. Not here: calling them (`exchanges`).

A page must not make jihua ask the intranet: what counts is not the name but the number that is
called, so the numbers found here are the ones that `exchanges` connects to.
"""

import ipaddress
import socket
from typing import TYPE_CHECKING

from orchestration.fetching.errors import FetchError
from orchestration.language import message

if TYPE_CHECKING:
    from httpx import URL

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_PORTS = {"http": 80, "https": 443}


def is_address(text: str) -> bool:
    """Whether the text of a command line means an address rather than a file."""
    scheme, mark, _ = text.partition("://")
    return bool(mark) and scheme.isalnum()


def parse_address(text: str) -> "URL":
    """The address without its fragment; raises FetchError where it is none that may be called."""
    import httpx

    try:
        url = httpx.URL(text.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(
            text,
            message("This is no valid address ({error}).", error=error),
            message("Check it in a browser."),
        ) from None
    if url.scheme not in _PORTS:
        raise FetchError(
            text,
            message(
                "Addresses beginning with {scheme}: are not fetched.", scheme=url.scheme or message("nothing")
            ),
            message("Give an address beginning with https:// or http://."),
        )
    if not url.host:
        raise FetchError(text, message("The address names no host."), message("Check it in a browser."))
    if "%" in url.host:
        # httpx escapes what no host name may hold instead of refusing it.
        raise FetchError(
            text, message("This is no valid address (its host)."), message("Check it in a browser.")
        )
    if url.userinfo:
        # It would end up in the sidecar, and in every release.
        raise FetchError(
            str(url.copy_with(userinfo=b"")),
            message("The address holds a user name or password."),
            message("Give it without; pages behind a login are not fetched."),
        )
    return url


def port_of(url: "URL") -> int:
    """The port that the address means."""
    return url.port or _PORTS[url.scheme]


def resolve(url: "URL", *, allow_private: bool) -> tuple[str, ...]:
    """The numeric addresses of the host that may be called, in the resolver's order.

    Raises FetchError where the name is unknown, or where it leads only to addresses that are not
    public and `allow_private` is not set.
    """
    host = url.raw_host.decode("ascii").strip("[]")
    try:
        found = socket.getaddrinfo(host, port_of(url), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            str(url),
            message("The host name {host} cannot be resolved.", host=url.host),
            message("Check the address and the network."),
            is_passing=getattr(error, "errno", None) == socket.EAI_AGAIN,
        ) from error
    numbers = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    allowed = tuple(n for n in numbers if allow_private or is_public(ipaddress.ip_address(n)))
    if not allowed:
        raise FetchError(
            str(url),
            message(
                "{host} leads to {numbers}, which is not a public address.",
                host=url.host,
                numbers=", ".join(numbers[:3]),
            ),
            message("If you trust the server inside your network, say --allow-private."),
        )
    return allowed


def is_public(number: IPAddress) -> bool:
    """Whether a number is one of the open Internet; numbers that carry another one count as that one."""
    if isinstance(number, ipaddress.IPv6Address):
        carried = number.ipv4_mapped or number.sixtofour or (number.teredo or (None, None))[1]
        if carried is None and number in _NAT64:
            carried = ipaddress.IPv4Address(int(number) & 0xFFFF_FFFF)
        if carried is not None:
            return is_public(carried)
    return number.is_global and not number.is_multicast and not number.is_reserved
