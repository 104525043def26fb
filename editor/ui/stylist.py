"""What the artist asks of styles: chosen, looked at live, made a layer, rendered over a clip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSettings

from editor.core.history import History
from editor.core.layer import Recipe
from editor.jobs.style import StyleJob, style_recipe
from editor.ui.background import Background
from editor.ui.look.craft import Craft
from editor.ui.look.looker import Looker
from editor.ui.look.target import Made
from editor.ui.style.choice import StyleChoice, choice_of, restored
from editor.ui.style.pictures import Pictures
from editor.ui.style.shelf import StyleShelf, style_shelf
from editor.ui.worker import GpuWorker

if TYPE_CHECKING:
    from editor.ui.video.playhead import Playhead
    from editor.ui.video.supply import FrameSupply


class Stylist(Looker):
    """The imperative shell round the styles. Lives in the GUI thread."""

    craft = Craft(StyleJob.kind, "Style", style_recipe)
    choice: StyleChoice

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
        self.pictures = Pictures(settings, background)
        self.shelf = StyleShelf()
        self.known = False
        """Whether the shelf has been read."""
        self.pictures.arrived.connect(self._picture_came)
        self.pictures.failed.connect(self._picture_lost)

    # ---- the shelf

    def look_up(self) -> None:
        """Read which styles there are, in the background."""
        self._background.run(style_shelf, self.set_shelf, lambda e: self.failed.emit(str(e)))

    def set_shelf(self, shelf: StyleShelf) -> None:
        """These styles there are."""
        self.shelf, self.known = shelf, True
        self.shelf_changed.emit()

    @property
    def name(self) -> str:
        """What the choice is called."""
        if self.choice.picture:
            return self.choice.picture.rpartition("/")[2].rpartition(".")[0]
        found = (self.shelf.named(id) for id, _ in self.choice.mix)
        return " + ".join(style.title for style in found if style is not None) or self.tr("Style")

    # ---- the choice as a job

    def _choice_in(self, saved: str) -> StyleChoice:
        return restored(saved)

    def _choice_of(self, layer: Made) -> StyleChoice:
        return choice_of(layer.recipe) if layer.recipe is not None else self.choice

    def _template(self) -> StyleJob | None:
        picture = self.choice.picture
        model = self.shelf.model(self.choice.fine, bool(picture))
        return self._job(self.choice, model)

    def _template_of(self, recipe: Recipe) -> StyleJob | None:
        return self._job(choice_of(recipe), str(recipe.parameters.get("model", "")))

    def _job(self, choice: StyleChoice, model: str) -> StyleJob | None:
        reference: np.ndarray | None = None
        if choice.picture:
            reference = self.pictures.pixels(choice.picture)
            if reference is None:
                return None
        return choice.template(model, reference)

    def _missing(self) -> str:
        return self.tr("Choose a style first.")

    # ---- pictures whose manner is taken

    def _picture_came(self, path: str) -> None:
        if self.live and self.choice.picture == path:
            self.looking.look_at(self._question())

    def _picture_lost(self, sentence: str) -> None:
        picture = self.choice.picture
        if self.live and picture and picture not in self.pictures.paths:
            self.stop()
        self.failed.emit(sentence)
