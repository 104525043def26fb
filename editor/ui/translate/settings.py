"""What a picture becomes, and how that is laid on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.ui.controls.tool import tool_button
from editor.ui.look.settings import LookSettings, SizeSlider
from editor.ui.translate.choice import SIZES, TranslateChoice
from editor.ui.translate.directions import AttributeRows, DomainButtons
from editor.weights.card import Card
from editor.weights.translators import has_attributes


class TranslateSettings(LookSettings):
    """Shows a choice; `changed(TranslateChoice)` when the artist makes another of it.

    placing_asked(bool): a hand wants to place the square, or is done. freed(): it shall follow the
    mask again.
    """

    placing_asked = Signal(bool)
    freed = Signal()

    def __init__(self) -> None:
        super().__init__(
            TranslateChoice(),
            self.tr("Keep the picture's own colours; change only light and shade"),
            self.tr("Frames of a clip are made to agree with each other"),
        )
        self._card: Card | None = None
        self.domains: DomainButtons | None = None
        self.attributes: AttributeRows | None = None
        self.square = self._made_square()
        self.seen = SizeSlider(
            self.tr("Size seen"),
            self.tr("How large the network sees the picture: small changes broad forms, "
                    "large fine ones"),
            [(size, "" if size else self.tr("as suits it")) for size in SIZES],
        )  # fmt: skip
        self.seen.changed.connect(lambda _: self._set(size=self.seen.size_px))
        self._choices = QVBoxLayout()
        self._choices.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 4)
        column.setSpacing(6)
        column.addLayout(self._choices)
        for widget in (self.square, self.strength, self.seen):
            column.addWidget(widget)
        column.addSpacing(2)
        column.addLayout(self._switches())

    def _made_square(self) -> QWidget:
        """What a model of attributes sees, and a button to move that."""
        self.hint = QLabel()
        self.hint.setProperty("tone", "small")
        self.hint.setWordWrap(True)
        self.place = tool_button("move", self.tr("Move the square by hand"))
        self.place.setCheckable(True)
        self.place.toggled.connect(self.placing_asked)
        self.free = tool_button("undo", self.tr("Let the square follow the mask"), size=14)
        self.free.clicked.connect(self.freed)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.hint, 1)
        row.addWidget(self.free)
        row.addWidget(self.place)
        return whole

    def _show_square(self, choice: TranslateChoice, placing: bool) -> None:
        by_hand = not choice.square.empty
        self.hint.setText(
            self.tr("It sees the square that you placed.")
            if by_hand
            else self.tr("It sees a square: round what the mask covers, else the middle.")
        )
        self.free.setVisible(by_hand)
        self.place.blockSignals(True)
        self.place.setChecked(placing)
        self.place.blockSignals(False)

    def show_choice(
        self,
        choice: TranslateChoice,
        card: Card | None,
        standing: Mapping[str, float],
        *,
        moving: bool = False,
        placing: bool = False,
    ) -> None:
        """Show a choice made elsewhere. card: of its model, None where that is on no shelf.

        standing: how much of each attribute the picture has. moving: it is a clip. placing: a hand
        places the square.
        """
        if card != self._card:
            self._show_card(card)
        self._show_shared(choice, moving=moving)
        self.seen.show_size(choice.size)
        to = dict(choice.to)
        if self.domains is not None:
            self.domains.show_shares(to)
        if self.attributes is not None:
            self.attributes.show_shares(to, standing)
        self._show_square(choice, placing)
        self.square.setVisible(self.attributes is not None)
        self.seen.setVisible(self.attributes is None)

    def _show_card(self, card: Card | None) -> None:
        """Have the buttons or sliders of another model."""
        self._card = card
        for old in (self.domains, self.attributes):
            if old is not None:
                self._choices.removeWidget(old)
                old.hide()
                old.deleteLater()
        self.domains = self.attributes = None
        if card is None:
            return
        if has_attributes(card):
            self.attributes = rows = AttributeRows(card.styles)
            rows.moved.connect(lambda id, share: self._changed(self._choice.having(id, share)))
            rows.left_alone.connect(lambda id: self._changed(self._choice.leaving(id)))
            self._choices.addWidget(rows)
        else:
            self.domains = buttons = DomainButtons(card.styles)
            buttons.chosen.connect(lambda id: self._changed(self._choice.towards(id)))
            self._choices.addWidget(buttons)
