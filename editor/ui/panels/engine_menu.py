"""What heals: the built-in engines, and the diffusion models that the shelf has."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListView

from editor.core.errors import UnderpaintError
from editor.jobs.job import INPAINT_MODELS
from editor.ui.background import Background
from editor.ui.controls.combo import Combo
from editor.ui.said import said
from editor.ui.studio import Studio
from editor.ui.words import marked as T
from editor.weights.card import Card
from editor.weights.shelf import all_models

ENGINES: dict[str, tuple[str, str]] = {
    "inpaint": (
        T("Engines", "Generator"),
        T("Engines", "Our own generator over patch synthesis: the best answer for most pictures"),
    ),
    "patch": (
        T("Engines", "Patch synthesis"),
        T("Engines", "Continues textures from the surroundings; needs no model"),
    ),
    "telea": (
        T("Engines", "Smooth fill (thin strokes)"),
        T("Engines", "Immediate; for scratches, dust and wires"),
    ),
}


def engine_name(model: str) -> str:
    """A built-in engine's name in the window's language."""
    return QCoreApplication.translate("Engines", ENGINES[model][0])


def engine_tip(model: str) -> str:
    """What a built-in engine is good for."""
    return QCoreApplication.translate("Engines", ENGINES[model][1])


class EngineMenu(Combo):
    """Chooses the studio's engine. Whenever it is shown it looks at the shelf, in the background.

    failed(str): the shelf cannot be read.
    """

    failed = Signal(str)

    def __init__(self, studio: Studio, background: Background) -> None:
        super().__init__(self.tr("Engine"), self.tr("What fills the hole"))
        self._studio, self._background = studio, background
        self._cards: tuple[Card, ...] = ()
        self.setView(QListView())  # the style sheet reaches this one
        for model in ENGINES:
            self._add(engine_name(model), model, engine_tip(model))
        self.activated.connect(lambda index: studio.configure(model=self.itemData(index)))
        studio.settings_changed.connect(self._show)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """A model may have been trained or added since."""
        self._background.run(_fillers, self.set_cards, self._broke)
        super().showEvent(event)

    def set_cards(self, cards: tuple[Card, ...]) -> None:
        """These models of one's own there are. One that is gone is used no more."""
        gone = {card.name for card in self._cards} - {card.name for card in cards}
        if cards != self._cards:
            self._cards = cards
            while self.count() > len(ENGINES):
                self.removeItem(self.count() - 1)
            for card in cards:
                self._add(said(card.title), card.name, self._tip(card))
        if self._studio.model in gone:
            self._studio.configure(model=INPAINT_MODELS[0])
        self._show()

    def _tip(self, card: Card) -> str:
        if card.corrects:
            return self.tr("Corrects what patch synthesis puts there, by what it has learnt")
        return self.tr("Draws the hole out of noise, by what it has learnt from pictures")

    def _add(self, title: str, model: str, tip: str) -> None:
        self.addItem(title, model)
        self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)

    def _show(self) -> None:
        self.setCurrentIndex(self.findData(self._studio.model))
        tip = self.currentData(Qt.ItemDataRole.ToolTipRole)
        self.setToolTip(str(tip or self.tr("What fills the hole")))

    def _broke(self, error: UnderpaintError) -> None:
        self.failed.emit(str(error))


def _fillers() -> tuple[Card, ...]:
    """For a background thread. Raises DamagedModel."""
    return tuple(card for card in all_models() if card.fills and card.name not in INPAINT_MODELS)
