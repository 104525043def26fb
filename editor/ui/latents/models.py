"""Which generators there are and which sliders each has: read in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from editor.core.errors import UnderpaintError
from editor.jobs.directions import Direction
from editor.ui.background import IMPORTING, Background
from editor.weights.card import GENERATORS, Card
from editor.weights.shelf import all_models


@dataclass(frozen=True, eq=False)
class Generators:
    """cards: of the generators, portraits first. card: the one in use. directions: its."""

    cards: tuple[Card, ...] = ()
    card: Card | None = None
    directions: tuple[Direction, ...] = ()


def side_of(card: Card) -> int:
    """Height and width of its pictures in pixels."""
    return int(card.parameters.get("side", 128))


class GeneratorShelf(QObject):
    """`read` looks for generators; `choose` takes one into use. changed: either has come."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._asked: object = None
        self.known = Generators()

    def read(self, name: str = "") -> None:
        """Find all generators, and take one of that name (else the one in use, else the first)."""
        wanted = name or (self.known.card.name if self.known.card else "")
        self._run(lambda: found(wanted))

    def _run(self, work: Callable[[], Generators]) -> None:
        asked = self._asked = object()

        def came(found: Generators) -> None:
            if self._asked is asked:  # else a later wish is on its way
                self.show(found)

        def broke(error: UnderpaintError) -> None:
            self.failed.emit(str(error))

        self._background.run(work, came, broke)

    def show(self, known: Generators) -> None:
        """These there are."""
        self.known = known
        self.changed.emit()

    def change(self, name: str, **changes: object) -> None:
        """Remember a title, a range or `more` of a slider, as `weights.directions.change` does."""
        card, cards = self.known.card, self.known.cards
        if card is None:
            return

        def work() -> Generators:
            with IMPORTING:  # the reader of files loads beside the window
                from editor.weights.directions import change

            change(card, name, **changes)
            return Generators(cards, card, _directions_of(card))

        self._run(work)


def found(wanted: str) -> Generators:
    """For a background thread: portraits, which have the most sliders, before all others.

    Raises DamagedModel.
    """
    cards = tuple(card for task in GENERATORS for card in all_models() if card.task == task)
    card = next((each for each in cards if each.name == wanted), cards[0] if cards else None)
    return Generators(cards, card, _directions_of(card) if card is not None else ())


def _directions_of(card: Card) -> tuple[Direction, ...]:
    with IMPORTING:  # the reader of files loads beside the window
        from editor.weights.directions import directions_of

    return directions_of(card)
