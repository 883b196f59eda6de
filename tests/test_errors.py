"""Every error has a code of its own, which stands in the picture of the tree and in the documentation of its branch."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mahdar import errors
from mahdar.errors import MahdarError


def tree(kind: type[MahdarError] = MahdarError) -> Iterator[type[MahdarError]]:
    for child in kind.__subclasses__():
        if child.__module__ == errors.__name__:
            yield child
            yield from tree(child)


@pytest.mark.parametrize("kind", list(tree()), ids=lambda kind: kind.__name__)
def test_a_code_of_its_branch(kind: type[MahdarError]) -> None:
    parent = kind.__mro__[1]
    assert kind.__doc__ and kind.__name__ in (errors.__doc__ or "")
    assert parent is MahdarError or (issubclass(parent, MahdarError) and kind.code[:5] == parent.code[:5])
    assert kind.code in (errors.__doc__ or "") or kind.code.endswith("00")


def test_leaves_do_not_share_a_code() -> None:
    codes = [kind.code for kind in tree() if not kind.__subclasses__()]
    assert len(codes) == len(set(codes))


def test_what_is_said() -> None:
    assert str(errors.TooLarge("70 MB", "raise the limit")) == "MHD-111: 70 MB (raise the limit)"
    assert str(errors.Empty("nothing in it")) == "MHD-112: nothing in it"
