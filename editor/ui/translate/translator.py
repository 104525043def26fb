"""What the artist asks of translators: chosen, looked at live, made a layer, put over a clip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.geometry import EMPTY, Rect
from editor.core.history import History
from editor.core.layer import Recipe
from editor.jobs.translate import TranslateJob, standing, translate_recipe
from editor.ui.background import Background
from editor.ui.latents.square import first_square, inside
from editor.ui.look.craft import Craft
from editor.ui.look.looker import Looker
from editor.ui.look.target import Made
from editor.ui.look.wishes import in_document, place_of
from editor.ui.said import said
from editor.ui.translate.choice import TranslateChoice, choice_of, restored
from editor.ui.worker import GpuWorker
from editor.weights.card import Card
from editor.weights.shelf import all_models
from editor.weights.translators import has_attributes, translators

if TYPE_CHECKING:
    from editor.ui.video.playhead import Playhead
    from editor.ui.video.supply import FrameSupply


class Translator(Looker):
    """The imperative shell round models that translate. Lives in the GUI thread."""

    craft = Craft(TranslateJob.kind, "Translate", translate_recipe)
    choice: TranslateChoice
    cards: tuple[Card, ...] = ()
    _wanted = ""
    _placing = False

    def __init__(
        self,
        history: History,
        worker: GpuWorker,
        background: Background,
        settings: QSettings,
        playhead: Playhead,
        supply: FrameSupply,
    ) -> None:
        super().__init__(history, worker, background, settings, playhead, supply)
        self.looking.changed.connect(self._on_look)

    # ---- the shelf

    def look_up(self) -> None:
        """Read which translators there are, in the background."""
        self._background.run(
            lambda: translators(all_models()), self.set_cards, lambda e: self.failed.emit(str(e))
        )

    def set_cards(self, cards: tuple[Card, ...]) -> None:
        """These translators there are."""
        if cards != self.cards:
            chosen, self.cards = self.card, cards
            if self.live and chosen is not None and self.card is None:
                self.stop()  # its model was removed
            self.shelf_changed.emit()
        if (card := self.card_named(self._wanted)) is not None:
            self._wanted = ""
            self.choose(self.choice.of(card))

    def use(self, name: str) -> None:
        """Look at what a translator of that name does, as soon as it is on the shelf."""
        self._wanted = name
        self.look_up()

    @property
    def card(self) -> Card | None:
        """Of the chosen translator; None where none is, or it is not on the shelf."""
        return self.card_named(self.choice.model)

    def card_named(self, name: str) -> Card | None:
        """The card of a translator on the shelf, or None."""
        return next((card for card in self.cards if card.name == name), None)

    @property
    def name(self) -> str:
        """What the choice is called: by what the picture becomes."""
        card = self.card
        titles = card.styles if card is not None else {}
        words = ", ".join(titles.get(id, id) for id, share in self.choice.to if share > 0)
        return words or (said(card.title) if card is not None else self.tr("Translation"))

    # ---- what a model of attributes sees

    @property
    def needs_square(self) -> bool:
        """True where the chosen model sees a square of the picture alone."""
        return self.card is not None and has_attributes(self.card)

    @property
    def standing(self) -> Mapping[str, float]:
        """How much of each attribute (0..1) the picture has; empty until that was read."""
        return standing(self.looking.notes)

    def _part(self, document: Document, bounds: Rect) -> Rect:
        if not self.needs_square:
            return bounds
        square = self.choice.square.intersect(bounds)
        if square.empty:
            return first_square(document, bounds=bounds)
        side = min(square.w, square.h)
        return inside(Rect(square.x, square.y, side, side), bounds)

    # ---- the square, placed by hand

    @property
    def placing(self) -> Rect | None:
        """Where the square stands while a hand places it, document pixels; else None."""
        return self.choice.square if self._placing and self.live and self.needs_square else None

    @property
    def fixed(self) -> bool:
        """The square can be moved while it is looked at."""
        return False

    def first_place(self, seen: Rect) -> Rect:
        """Where the square begins: where it was."""
        return self.choice.square

    def set_placing(self, placing: bool) -> None:
        """Begin to place the square by hand, or leave it where it is."""
        document, choice = self.history.committed, self.choice
        self._placing = placing and self.needs_square and not document.bounds.empty
        if self._placing:
            square = first_square(document) if choice.square.empty else choice.square
            self.choose(replace(choice, square=square))
        self.changed.emit()

    def place(self, square: Rect) -> None:
        """Put the square there, and look at what it holds."""
        if self.placing is not None:
            self.choose(replace(self.choice, square=square))

    def free_square(self) -> None:
        """Let the square follow the mask again."""
        self._placing = False
        self.adjust(replace(self.choice, square=EMPTY))

    def _on_look(self) -> None:
        """With the look the placing ends."""
        self._placing = self._placing and self.live

    # ---- what the artist asks

    def apply(self) -> None:
        """As a `Looker`, unless every attribute is to stay as it is."""
        if self.live and self.needs_square and not self.choice.to:
            self.notice.emit(self.tr("Move a slider first."))
        else:
            super().apply()

    def forget(self) -> None:
        """Another document is about to be shown."""
        super().forget()
        self.choice = replace(self.choice, square=EMPTY)

    # ---- the choice as a job

    def _choice_in(self, saved: str) -> TranslateChoice:
        return restored(saved)

    def _choice_of(self, layer: Made) -> TranslateChoice:
        if layer.recipe is None:
            return self.choice
        choice = choice_of(layer.recipe)
        card, square = self.card_named(choice.model), place_of(layer)
        if card is None or not has_attributes(card):
            return choice
        if isinstance(layer, ClipLayer) and not square.empty:
            square = in_document(square, layer)
        return replace(choice, square=square)

    def _template(self) -> TranslateJob:
        return self.choice.template()

    def _template_of(self, recipe: Recipe) -> TranslateJob:
        return choice_of(recipe).template()

    def _missing(self) -> str:
        return self.tr("Choose a translator first.")
