"""What one kind of answer brings along, so that all of them are looked at and landed alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from editor.core.layer import Recipe


class Choice(Protocol):
    """What the artist has chosen; a value.

    empty: nothing is. masked: only inside the mask. steady: frames of a clip are made to agree.
    """

    @property
    def empty(self) -> bool: ...

    @property
    def masked(self) -> bool: ...

    @property
    def steady(self) -> bool: ...

    def saved(self) -> str:
        """As JSON."""
        ...


@dataclass(frozen=True)
class Craft:
    """kind: of its jobs, which have `image`, `place` and `mask`. step: name of the undo step.

    recipe: how a job's pixels are made again; it has the parameter "place".
    """

    kind: str
    step: str
    recipe: Callable[[Any], Recipe]
