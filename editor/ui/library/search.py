"""Finding pictures in the whole library, and giving them the words by which they are found."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.ui.controls.field import Field
from editor.ui.forms import Form
from editor.ui.library.boards import Asset, Board
from editor.ui.library.tags import words_in


def found(boards: Iterable[Board], text: str) -> tuple[Asset, ...]:
    """What has every word of `text` in its name, its tags or its board's name; each file once."""
    words = text.casefold().split()
    assets: dict[object, Asset] = {}
    for board in boards:
        for asset in board.assets:
            told = " ".join((asset.path.stem, board.title, *asset.tags)).casefold()
            if all(word in told for word in words):
                assets.setdefault(asset.path, asset)
    return tuple(assets.values())


class SearchField(Field):
    """Where it is typed what is sought; textChanged says so."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("Search library"))
        self.setAccessibleName(self.tr("Search library"))
        self.setToolTip(self.tr("Words of names, tags and boards"))
        self.setClearButtonEnabled(True)


class TagsForm(Form):
    """`chosen(tuple of words)`; none takes all tags away."""

    chosen = Signal(object)

    def __init__(self, assets: Iterable[Asset], parent: QWidget) -> None:
        super().__init__(self.tr("Tags"), self.tr("Keep"), parent)
        before = dict.fromkeys(tag for asset in assets for tag in asset.tags)
        self.field = Field(", ".join(before))
        self.field.setAccessibleName(self.tr("Tags, with commas between them"))
        self.field.setToolTip(self.tr("Words to find these pictures by, with commas between them"))
        self.field.setPlaceholderText(self.tr("sky, evening, for the poster"))
        self.rows.addWidget(self.field)
        self.accepted.connect(lambda: self.chosen.emit(words_in(self.field.text())))
