"""All sliders of a generator in their groups, showing the latents under edit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from editor.jobs.attributes import Latents
from editor.jobs.directions import Direction
from editor.ui.latents.colour_row import ColourRow
from editor.ui.latents.fold import Fold
from editor.ui.latents.hands import Hands
from editor.ui.latents.row import AttributeRow
from editor.ui.latents.words import coloured, group_title, grouped

FOLDED = ("found", "more")
"""Groups that are folded away at first."""


class SlidersView(Hands):
    """`rows` stand in `folds`, by the names of their groups."""

    def __init__(self) -> None:
        super().__init__()
        self.folds: dict[str, Fold] = {}
        self.rows: list[AttributeRow | ColourRow] = []
        self._directions: tuple[Direction, ...] = ()
        self._kinds: Mapping[str, str] = {}
        self._origins: tuple[np.ndarray | None, Mapping[str, float]] = None, {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 4, 12, 8)
        self._column.setSpacing(2)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_directions(
        self, directions: Sequence[Direction], kinds: Mapping[str, str] | None = None
    ) -> None:
        """Have a slider for each of these. kinds: what kinds of pictures are called."""
        self._kinds = kinds or {}
        if self._directions == tuple(directions):
            return
        if self.rows:
            self.released.emit()  # a hand on the old ones lets go
        self._directions, self._origins = tuple(directions), (None, {})
        opened = {name: fold.is_open for name, fold in self.folds.items()}
        for fold in self.folds.values():
            self._column.removeWidget(fold)
            fold.deleteLater()
        self.folds, self.rows = {}, []
        groups = grouped(self._directions)
        if len(groups) == 1 < len(opened):
            opened = {}  # what was folded away among others is now all there is
        for name, members in groups.items():
            at_first = name not in FOLDED or not self.folds  # where there are no others, show them
            self.folds[name] = self._fold(name, members, opened.get(name, at_first))

    def show_latents(self, latents: Latents | None, reason: str = "") -> None:
        """Show where these stand; without any, every slider is disabled for that reason."""
        if latents is None:
            for row in self.rows:
                row.show_reason(reason)
            return
        origins = self._origins_of(latents.base)
        values = {**origins, **latents.values}
        for row in self.rows:
            if isinstance(row, ColourRow):
                row.show_values(values, origins)
            else:
                row.show_value(values[row.direction.name], origins[row.direction.name])
            first = row.directions[0] if isinstance(row, ColourRow) else row.direction
            row.show_reason(self._unknown(first, latents.drawn))

    def _origins_of(self, base: np.ndarray) -> Mapping[str, float]:
        """What every slider says of a code; the same code is asked for at every move of a hand."""
        if self._origins[0] is not base:
            self._origins = base, {d.name: d.value(base) for d in self._directions}
        return self._origins[1]

    def show_picture(self, picture: np.ndarray | None) -> None:
        """The present picture, uint8 RGB (s, s, 3), under the heat of every slider."""
        for row in self.rows:
            row.show_picture(picture)

    def show_effect(self, name: str, low: np.ndarray, high: np.ndarray) -> None:
        """What the slider of that name does: the picture at both its ends, uint8 RGB (s, s, 3)."""
        for row in self.rows:
            for thumb in row.thumbs:
                if thumb.name == name:
                    thumb.show_effect(low, high)

    @property
    def single(self) -> Iterator[AttributeRow]:
        """Every slider, those of colours one by one."""
        for row in self.rows:
            yield from row.rows if isinstance(row, ColourRow) else [row]

    def row(self, name: str) -> AttributeRow:
        """The slider of that name. Raises KeyError where there is none."""
        for row in self.single:
            if row.direction.name == name:
                return row
        raise KeyError(name)

    def _fold(self, name: str, members: Sequence[Direction], opened: bool) -> Fold:
        fold = Fold(group_title(name), opened=opened)
        triples = coloured(members)
        inside = {d.name for three in triples.values() for d in three}
        singles = [AttributeRow(d) for d in members if d.name not in inside]
        colours = [ColourRow(part, three) for part, three in triples.items()]
        rows: list[AttributeRow | ColourRow] = [*singles, *colours]
        for row in rows:
            self.pass_on(row)
            self.rows.append(row)
            fold.rows.addWidget(row)
        self._column.addWidget(fold)
        return fold

    def _unknown(self, direction: Direction, drawn: str) -> str:
        """Why a slider does nothing in such a picture, or ""."""
        if not direction.kinds or not drawn or drawn in direction.kinds:
            return ""
        title = self._kinds.get(drawn, drawn)
        others = ", ".join(self._kinds.get(kind, kind) for kind in direction.kinds)
        text = self.tr("Portraits drawn as {style} do not know this; these do: {others}.")
        return text.format(style=title, others=others)
