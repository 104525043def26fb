"""All recipes as cards, as many side by side as there is room for; one is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from editor.ui.train.dataset import Dataset
from editor.ui.train.recipe_tile import LEAST, RecipeTile
from editor.ui.train.recipes import Recipe, Recipes

GAP = 12
MOST = 5
"""Cards side by side at most."""


class RecipeGrid(QWidget):
    """`chosen()` when another recipe was taken: `recipe`."""

    chosen = Signal()

    def __init__(self, recipes: Recipes) -> None:
        super().__init__()
        self._recipes = recipes
        self._dataset: Dataset | None = None
        self.tiles: tuple[RecipeTile, ...] = ()
        self._across = 0
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda _button: self.chosen.emit())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self.setMinimumWidth(LEAST)  # not that of all columns: the window may become narrower
        self.setAccessibleName(self.tr("Recipes"))
        recipes.changed.connect(self.refresh)
        self.refresh()

    @property
    def recipe(self) -> Recipe | None:
        """The one chosen, where it fits the pictures."""
        found = next((tile for tile in self.tiles if tile.isChecked()), None)
        return found.recipe if found is not None and found.isEnabled() else None

    def choose(self, name: str) -> None:
        """Take a recipe by its name."""
        for tile in self.tiles:
            if tile.recipe.name == name and tile.isEnabled():
                tile.setChecked(True)
                self.chosen.emit()

    def show_dataset(self, dataset: Dataset | None) -> None:
        """Say which recipes can learn from these pictures."""
        self._dataset = dataset
        self.refresh()

    def refresh(self) -> None:
        """Show the recipes as they are known now."""
        if tuple(tile.recipe for tile in self.tiles) != self._recipes.known:
            self._make_tiles()
        for tile in self.tiles:
            recipe = tile.recipe
            image = self._recipes.pictures.get(recipe.name, QImage())
            tile.show_state(image, self._recipes.minutes(recipe), recipe.unfit(self._dataset))

    def _make_tiles(self) -> None:
        for tile in self.tiles:
            self._group.removeButton(tile)
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = tuple(RecipeTile(recipe) for recipe in self._recipes.known)
        for tile in self.tiles:
            self._group.addButton(tile)
        self._across = 0
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        across = max(1, min(MOST, (self.width() + GAP) // (LEAST + GAP)))
        if across == self._across:
            return
        for column in range(MOST):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._across = across
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, *divmod(place, across))
