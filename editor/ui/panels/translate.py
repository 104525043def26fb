"""The Translate panel: the shelf of translators, what pictures become by them, Apply."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from editor.core.clip import clips
from editor.ui.background import Background
from editor.ui.look.foot import LookFoot
from editor.ui.look.panel import LookPanel
from editor.ui.style.grid import Entry
from editor.ui.translate.choice import TranslateChoice
from editor.ui.translate.settings import TranslateSettings
from editor.ui.translate.translator import Translator


class TranslatePanel(LookPanel):
    """Shows and changes the translator's choice. train_asked: the artist wants to make a model."""

    train_asked = Signal()

    def __init__(self, translator: Translator, background: Background) -> None:
        super().__init__(background)
        self._translator = translator
        self._make_shelf()
        self.settings = TranslateSettings()
        self.settings.changed.connect(self._changed)
        self.settings.placing_asked.connect(translator.set_placing)
        self.settings.freed.connect(translator.free_square)
        self.foot = LookFoot(translator, self.settings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.none)
        column.addWidget(self.grid, 1)
        column.addWidget(self.foot)
        self.follow(translator)

    def _make_shelf(self) -> None:
        self.grid.setAccessibleName(self.tr("Translators"))
        self.grid.setToolTip(self.tr("Click to look at what a translator makes of the picture"))
        self.grid.chosen.connect(self._chosen)
        words = QLabel(
            self.tr(
                "No translator is on the shelf yet. Train one from pictures of your own: CycleGAN "
                "turns one kind of pictures into another, StarGAN gives faces a smile or glasses."
            )
        )
        words.setProperty("tone", "small")
        words.setWordWrap(True)
        self.train = QPushButton(self.tr("Train a translator…"))
        self.train.setAccessibleName(self.train.text())
        self.train.setToolTip(self.tr("Open the Train workspace"))
        self.train.clicked.connect(self.train_asked)
        self.none = QWidget()
        column = QVBoxLayout(self.none)
        column.setContentsMargins(12, 6, 12, 12)
        column.setSpacing(10)
        column.addWidget(words)
        column.addWidget(self.train)
        column.addStretch(1)

    # ---- what is shown

    def showEvent(self, event: QShowEvent) -> None:
        """What was trained meanwhile is on the shelf."""
        super().showEvent(event)
        self._translator.look_up()

    def show_shelf(self) -> None:
        """Show the translators there are."""
        cards = self._translator.cards
        self.grid.show_entries(
            Entry("model", card.name, card.title, " · ".join(card.styles.values()))
            for card in cards
        )
        for card in cards:
            if self.grid.lacks_image(card.name):
                self.load(card.name, card.preview)
        for part in (self.grid, self.foot):
            part.setVisible(bool(cards))
        self.none.setVisible(not cards)
        self.show_choice()

    def show_choice(self) -> None:
        """Show what is chosen and whether it can be applied."""
        translator, choice = self._translator, self._translator.choice
        moving = bool(clips(translator.history.committed))
        self.grid.show_weights({choice.model: 1.0} if translator.live else {})
        self.settings.setVisible(translator.card is not None)
        self.settings.show_choice(
            choice,
            translator.card,
            translator.standing,
            moving=moving,
            placing=translator.placing is not None,
        )
        title = translator.name if translator.live else self.tr("Nothing chosen")
        card = translator.card
        known = translator.live and card is not None and title != card.title
        self.foot.show_state(title, card.title if known and card is not None else "")

    # ---- hands

    def _chosen(self, entry: Entry) -> None:
        translator = self._translator
        card = translator.card_named(entry.id)
        if translator.live and translator.choice.model == entry.id:
            translator.stop()
        elif card is not None:
            translator.choose(translator.choice.of(card))

    def _changed(self, choice: TranslateChoice) -> None:
        """What a picture becomes is looked at; other settings only where something is already."""
        if choice.to != self._translator.choice.to:
            self._translator.choose(choice)
        else:
            self._translator.adjust(choice)
