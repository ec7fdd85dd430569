"""Takes addresses apart that anybody may have written."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit


def split_address(text: str) -> SplitResult | None:
    """Take an address apart; nothing if it is none.

    `urlsplit` raises ValueError where brackets do not hold an IPv6 address, or where a host holds a character that
    becomes a mark of addresses under NFKC, such as ℀ (CVE-2019-9636).
    """
    try:
        return urlsplit(text)
    except ValueError:
        return None


def joined_address(base: str, text: str) -> SplitResult | None:
    """Take apart what an address means on a page; nothing if it is none.

    Args:
        base: The page's own address.
        text: The address as it stands there.
    """
    try:
        return urlsplit(urljoin(base, text))
    except ValueError:
        return None
