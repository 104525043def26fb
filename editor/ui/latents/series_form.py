"""What a series for the library is to be: how many, of which kind, how choosy, where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QWidget

from editor.ui.controls.combo import Combo
from editor.ui.controls.labels import text_button
from editor.ui.controls.slider import Scale, Slider
from editor.ui.forms import Form
from editor.weights.card import Card
from editor.weights.library import series_folder

COUNT, MOST = 200, 1000
KEEP = 80
MOST_CLIPS = 20
SHOWN = 46
"""Letters of a folder's path that are shown; the tooltip has all."""


class SeriesForm(Form):
    """`chosen(words, folder)`: the sub-command that makes the series, and where it writes."""

    chosen = Signal(list, str)

    def __init__(self, card: Card, drawn: str, truncation: float, parent: QWidget) -> None:
        title = self.tr("Make a series for my library")
        super().__init__(title, self.tr("Make it"), parent)
        self._card, self._truncation = card, truncation
        self.folder = series_folder(card.name, new=True)
        self._make_sliders()
        self.drawn = Combo(self.tr("Kind"), self.tr("Which of its kinds of pictures"))
        for kind, name in {"": self.tr("Any kind"), **card.styles}.items():
            self.drawn.addItem(name, kind)
        self.drawn.setCurrentIndex(max(0, self.drawn.findData(drawn)))
        self.drawn.setVisible(bool(card.styles))
        note = QLabel(
            self.tr(
                "Each picture carries the command that makes it again and the model's licence "
                "({licence}). What is nearly the same is left out."
            ).format(licence=card.licence or self.tr("none named"))
        )
        note.setProperty("tone", "small")
        note.setWordWrap(True)
        for widget in (self.count, self.drawn, self.keep, self.clips, self._place(), note):
            self.rows.addWidget(widget)
        self.accepted.connect(lambda: self.chosen.emit(self.words(), str(self.folder)))

    def _make_sliders(self) -> None:
        self.count = Slider(
            self.tr("Pictures"), Scale(1, MOST), self.tr("How many pictures to make")
        )
        self.count.show_value(COUNT)
        self.keep = Slider(
            self.tr("Keep the best"),
            Scale(5, 100, " %"),
            self.tr("Pictures that few others are like went wrong more often: they are left out"),
        )
        self.keep.show_value(KEEP)
        self.clips = Slider(
            self.tr("Clips"),
            Scale(0, MOST_CLIPS),
            self.tr("Short walks from picture to picture that can be repeated, 6 s each"),
        )
        self.clips.show_value(0)

    def _place(self) -> QWidget:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._path = QLabel()
        self._path.setProperty("tone", "secondary")
        choose = text_button(self.tr("Folder…"), self.tr("Where the pictures are written"))
        choose.clicked.connect(self._choose)
        row.addWidget(self._path, 1)
        row.addWidget(choose)
        self._show_folder()
        return place

    def words(self) -> list[str]:
        """The sub-command's."""
        words = ["series", self._card.name, "--count", str(round(self.count.real))]
        words += ["--keep", f"{self.keep.real / 100:g}", "--truncation", f"{self._truncation:g}"]
        if self.drawn.currentData():
            words += ["--class", str(self.drawn.currentData())]
        if round(self.clips.real):
            words += ["--clips", str(round(self.clips.real))]
        return [*words, "--out", str(self.folder)]

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for the series"), str(self.folder.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.take_folder)
        dialog.open()

    def take_folder(self, folder: str) -> None:
        """Write the series into a folder of its own in this one."""
        self.folder = Path(folder) / self.folder.name
        self._show_folder()

    def _show_folder(self) -> None:
        path = str(self.folder)
        self._path.setText(path if len(path) <= SHOWN else f"…{path[-SHOWN:]}")
        self._path.setToolTip(path)
