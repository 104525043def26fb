"""Where a training begins: pictures in, a recipe by what it is for, how long, and off it goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editor.ui.background import Background
from editor.ui.folders import LastFolder
from editor.ui.said import said
from editor.ui.train.dataset import Doctor
from editor.ui.train.drop_zone import DropZone
from editor.ui.train.options_card import OptionsCard
from editor.ui.train.other_folder import FEWEST, OtherFolder
from editor.ui.train.pictures_card import PicturesCard
from editor.ui.train.recipe_grid import RecipeGrid
from editor.ui.train.recipes import Recipes
from editor.ui.words import duration
from editor.weights.runs import TrainRequest

RECENT = "train/folders"
KEPT = 4
WIDEST = 1120


class StartPage(QWidget):
    """`begun(TrainRequest)` when all is said and the button was pressed."""

    begun = Signal(object)
    failed = Signal(str)

    def __init__(self, settings: QSettings, background: Background) -> None:
        super().__init__()
        self._settings, self._last = settings, LastFolder(settings, "train")
        self.doctor, self.recipes = Doctor(background), Recipes(background)
        self.drop = DropZone()
        self.pictures = PicturesCard(self.doctor)
        self.grid = RecipeGrid(self.recipes)
        self.options = OptionsCard(background, self._last)
        self._make_foot()
        self._lay_out()
        self._connect()
        self.drop.show_recent(self.recent)
        self.refresh()

    # ---- building

    def _make_foot(self) -> None:
        self.foot = QFrame()
        self.foot.setObjectName("panel_foot")
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.start = QPushButton(self.tr("Start training"))
        self.start.setProperty("primary", True)
        self.start.setProperty("big", True)
        self.start.setMinimumWidth(170)
        self.start.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.start.setAccessibleName(self.tr("Start training"))
        self.start.setToolTip(self.tr("Training goes on beside the window, and without it"))
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(16)
        row.addWidget(self.summary, 1)
        row.addWidget(self.start)

    def _lay_out(self) -> None:
        self._recipe_head = QLabel(self.tr("What shall it learn?"))
        self._recipe_head.setProperty("tone", "heading")
        self.waiting = QLabel(self.tr("Reading the recipes…"))
        self.waiting.setProperty("tone", "small")
        self.waiting.setWordWrap(True)
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        parts = (
            self.drop, self.pictures, self._recipe_head, self.waiting, self.grid, self.options,
        )  # fmt: skip
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(self.foot)

    def _connect(self) -> None:
        self.drop.chosen.connect(self.take)
        self.drop.choose_asked.connect(self.ask_folder)
        self.drop.list_asked.connect(self.ask_list)
        self.pictures.change_asked.connect(self.ask_folder)
        self.doctor.changed.connect(self.refresh)
        self.doctor.pictured.connect(self._show_picture)
        self.doctor.failed.connect(self.failed)
        self.recipes.changed.connect(self.refresh)
        self.recipes.failed.connect(self._on_no_recipes)
        self.grid.chosen.connect(self.refresh)
        self.options.changed.connect(self.refresh)
        self.options.side.chosen.connect(self._examine_again)
        self.others.chosen.connect(lambda folder: self.others.take(folder, self.options.crop))
        self.start.clicked.connect(self._begin)

    # ---- folders

    @property
    def others(self) -> OtherFolder:
        """The second folder, where a recipe needs one."""
        return self.options.labels.others

    @property
    def recent(self) -> tuple[Path, ...]:
        """The folders used last."""
        kept = self._settings.value(RECENT, [])
        names = kept if isinstance(kept, list) else [kept] if kept else []
        return tuple(Path(str(name)) for name in names)

    def ask_folder(self) -> None:
        """Let the artist choose a folder."""
        title, start = self.tr("Choose a folder of pictures"), str(self._last.path)
        name = QFileDialog.getExistingDirectory(self, title, start)
        if name:
            self._last.keep(Path(name).parent)
            self.take(Path(name))

    def ask_list(self) -> None:
        """Let the artist choose a list of pictures."""
        start = str(self._last.path)
        title, kinds = self.tr("Choose a list of pictures"), self.tr("Lists of pictures (*.txt)")
        name, _ = QFileDialog.getOpenFileName(self, title, start, kinds)
        if name:
            self._last.keep(Path(name).parent)
            self.take(Path(name))

    def take(self, folder: Path) -> None:
        """Learn from this folder."""
        self.options.forget_name()
        self.doctor.examine(folder, self.options.crop)

    def ready(self) -> None:
        """The page is shown: know the recipes."""
        self.recipes.ask()

    def _keep(self, folder: Path) -> None:
        others = [path for path in self.recent if path != folder]
        self._settings.setValue(RECENT, [str(path) for path in (folder, *others)][:KEPT])
        self.drop.show_recent(self.recent)

    def _examine_again(self) -> None:
        """What is tiny depends on the size."""
        for doctor in (self.doctor, self.others.doctor):
            doctor.examine_for(self.options.crop)

    # ---- what is shown

    def refresh(self) -> None:
        """Show what is known, and what is still to be said."""
        dataset = self.doctor.dataset
        asked = dataset is not None or self.doctor.looking
        self.drop.setVisible(not asked)
        self.pictures.setVisible(asked)
        self.grid.show_dataset(dataset)
        self.waiting.setVisible(not self.recipes.known)
        recipe = self.grid.recipe
        minutes = self.recipes.minutes(recipe) if recipe is not None else 0.0
        self.options.show_recipe(recipe, dataset, minutes)
        self.options.setVisible(dataset is not None and recipe is not None)
        self.foot.setVisible(dataset is not None)
        missing = self.missing()
        self.start.setEnabled(not missing)
        self.summary.setText(missing or self._outlook())

    def missing(self) -> str:
        """What is still to be said before training can start, or ""."""
        dataset = self.doctor.dataset
        if dataset is None:
            return self.tr("Choose a folder of pictures.")
        if dataset.count < FEWEST:
            return self.tr("Too few pictures are left to learn from.")
        if self.grid.recipe is None:
            return self.tr("Choose what it shall learn.")
        return self.options.labels.missing()

    def _outlook(self) -> str:
        dataset, time = self.doctor.dataset, duration(60 * self.options.minutes.real)
        count = dataset.count if dataset is not None else 0
        text = self.tr("{n} pictures, {time} of training. You can watch, pause and stop it.")
        return text.format(n=count, time=time)

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        self.drop.restyle()
        self.pictures.show_dataset()

    def _show_picture(self) -> None:
        if self.doctor.pictures:
            self.options.show_picture(self.doctor.pictures[0][1])

    def _on_no_recipes(self, why: str) -> None:
        self.waiting.setText(self.tr("The recipes cannot be read: {why}").format(why=said(why)))

    # ---- hands

    def request(self) -> TrainRequest:
        """What is wanted, as it stands on the page."""
        dataset, recipe = self.doctor.dataset, self.grid.recipe
        assert dataset is not None and recipe is not None
        return TrainRequest(
            recipe.name,
            str(dataset.folder.absolute()),
            self.options.title.text().strip() or dataset.name,
            minutes=float(round(self.options.minutes.real)),
            changes=self.options.changes(dataset),
            licence=self.pictures.licence.text().strip() or dataset.licence,
        )

    def _begin(self) -> None:
        if not self.missing() and self.doctor.dataset is not None:
            self._keep(self.doctor.dataset.folder)
            self.begun.emit(self.request())

    def close_down(self) -> None:
        """End what still looks and reads."""
        self.doctor.close()
        self.others.close_down()
        self.recipes.close()
