"""Palettes: ours, and the artist's own, which are kept; and the colours used lately."""

from __future__ import annotations

import colorsys
import json
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Signal
from PySide6.QtGui import QColor

from editor.core.ink import Colour
from editor.core.palette import Palette
from editor.ui.folders import LastFolder
from editor.ui.kept_rows import items_in, rows_in
from editor.ui.words import marked as T

GROUP, RECENT = "colours/palettes", "colours/recent"
LATELY = 16
"""Colours used lately that are kept."""


def _hues(count: int, rows: Sequence[tuple[float, float]]) -> tuple[Colour, ...]:
    """Rows of hues at (saturation, brightness)."""
    out = []
    for saturation, brightness in rows:
        for n in range(count):
            rgb = colorsys.hsv_to_rgb(n / count, saturation, brightness)
            out.append((round(rgb[0] * 255), round(rgb[1] * 255), round(rgb[2] * 255)))
    return tuple(out)


def _hex(text: str) -> tuple[Colour, ...]:
    return tuple((int(c[:2], 16), int(c[2:4], 16), int(c[4:], 16)) for c in text.split())


BUILT_IN: tuple[Palette, ...] = (
    Palette(
        T("Palettes", "Basics"),
        _hex("000000 404040 808080 c0c0c0 ffffff")
        + _hues(12, ((1.0, 1.0), (0.55, 1.0), (1.0, 0.6))),
    ),
    Palette(
        T("Palettes", "Earth and sky"),
        _hex(
            "2b1d14 4a2f1b 6e4525 94602f b98342 d9ab6b ecd3a1 f7ecd2 3d4a2a 5d6b37 8a9352 b7b97c"
            " 20343f 2f5468 4b7f99 7fb0c4 b9d8e0 e4f1f1 5b2a26 8a3c31 b8573f d98560"
        ),
    ),
    Palette(
        T("Palettes", "Skin"),
        _hex(
            "2a1712 43251b 5d3626 7a4a33 955f43 b07857 c8946f dbb08c eac8a8 f4dcc3 fbeee0"
            " 8f3f3a b8605a d88c80 5a3a52 83607a"
        ),
    ),
    Palette(
        T("Palettes", "Night"),
        _hex(
            "07080f 10142b 1c2147 2c2f66 44408a 6a55a8 9a72bd c99bc9 0a2330 0f3d4a 1b6068 3f8c86"
            " 8bbfa9 f2c46d f08f4f d4543f"
        ),
    ),
    Palette(T("Palettes", "Pastels"), _hues(12, ((0.22, 1.0), (0.35, 0.92), (0.18, 0.8)))),
    Palette(
        T("Palettes", "Greys"),
        tuple((v, v, v) for v in (round(n * 255 / 20) for n in range(21))),
    ),
)


class Palettes(QObject):
    """`changed` where the artist's own palettes, or the colours used lately, are others."""

    changed = Signal()

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        self.folder = LastFolder(settings, "palettes")
        self._own = _read(str(settings.value(GROUP, "")))
        self._recent = _colours(items_in(str(settings.value(RECENT, ""))))

    @property
    def all(self) -> tuple[Palette, ...]:
        """Ours, then the artist's own."""
        return (*BUILT_IN, *self._own)

    @property
    def recent(self) -> tuple[Colour, ...]:
        """The colours used lately, the latest first."""
        return self._recent

    def own(self, palette: Palette) -> bool:
        """Whether it is the artist's, to be changed and deleted."""
        return palette in self._own

    def title(self, palette: Palette) -> str:
        """The name as it is shown."""
        name = palette.name
        return name if self.own(palette) else QCoreApplication.translate("Palettes", name)

    def note(self, colour: Colour) -> None:
        """A colour was painted with."""
        recent = (colour, *(c for c in self._recent if c != colour))[:LATELY]
        if recent != self._recent:
            self._recent = recent
            self._settings.setValue(RECENT, json.dumps([_name(c) for c in recent]))
            self.changed.emit()

    def add(self, palette: Palette) -> Palette:
        """Keep another palette, under a name that is free. Returns it as it is kept."""
        taken = {each.name for each in self.all}
        name, number = palette.name, 2
        while name in taken:
            name, number = f"{palette.name} {number}", number + 1
        kept = Palette(name, palette.colours, palette.names)
        self._put((*self._own, kept))
        return kept

    def change(self, palette: Palette, after: Palette) -> None:
        """Another state of one of the artist's own."""
        self._put(tuple(after if each is palette else each for each in self._own))

    def delete(self, palette: Palette) -> None:
        """Forget one of the artist's own."""
        self._put(tuple(each for each in self._own if each is not palette))

    def _put(self, own: tuple[Palette, ...]) -> None:
        self._own = own
        rows = [
            {"name": p.name, "colours": [_name(c) for c in p.colours], "names": list(p.names)}
            for p in own
        ]
        self._settings.setValue(GROUP, json.dumps(rows))
        self.changed.emit()


def _name(colour: Colour) -> str:
    return QColor(*colour).name()


def _colours(words: Sequence[object]) -> tuple[Colour, ...]:
    found = (QColor(str(word)) for word in words)
    return tuple((c.red(), c.green(), c.blue()) for c in found if c.isValid())


def _read(text: str) -> tuple[Palette, ...]:
    """What was kept; damaged palettes are left out."""
    out = []
    for row in rows_in(text):
        if not isinstance(row.get("colours"), list):
            continue
        colours, names = _colours(row["colours"]), row.get("names")
        titles = tuple(str(n) for n in names) if isinstance(names, list) else ()
        fits = titles if len(titles) == len(colours) else ()
        out.append(Palette(str(row.get("name") or "Palette"), colours, fits))
    return tuple(out)
