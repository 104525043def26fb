"""Palettes: named colours in a row, GIMP's text format for them, and the colours of a picture."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from editor.core.errors import BadFile
from editor.core.ink import Colour
from editor.core.raster import Pixels

MOST = 4096
"""Colours of one palette; the rest of a longer file is left out."""
_LINE = re.compile(r"\s*(\d{1,3})\s+(\d{1,3})\s+(\d{1,3})(?:\s+(.*))?$")


@dataclass(frozen=True)
class Palette:
    """name: of the whole. colours: RGB 0..255. names: one for each colour, "" where it has none."""

    name: str
    colours: tuple[Colour, ...] = ()
    names: tuple[str, ...] = ()

    def with_colour(self, colour: Colour, name: str = "") -> Palette:
        """With another colour at the end; the same where it is in there."""
        if colour in self.colours:
            return self
        names = (*self.names, *[""] * (len(self.colours) - len(self.names)))
        return Palette(self.name, (*self.colours, colour), (*names, name))

    def without(self, index: int) -> Palette:
        """Without one colour."""
        colours = self.colours[:index] + self.colours[index + 1 :]
        return Palette(self.name, colours, self.names[:index] + self.names[index + 1 :])


def gpl_text(palette: Palette) -> str:
    """A palette as GIMP, Krita and Inkscape read it (.gpl)."""
    lines = ["GIMP Palette", f"Name: {_one_line(palette.name)}", "Columns: 0", "#"]
    for index, (r, g, b) in enumerate(palette.colours):
        name = palette.names[index] if index < len(palette.names) else ""
        lines.append(f"{r:3d} {g:3d} {b:3d}\t{_one_line(name) or 'Untitled'}")
    return "\n".join(lines) + "\n"


def parse_gpl(text: str, name: str = "") -> Palette:
    """The palette that a .gpl file holds. name: for one that does not say its own.

    Lines that are no colours are passed over. Raises BadFile where it is no such file, or holds
    no colour.
    """
    lines = text.lstrip("\ufeff").splitlines()
    if not lines or not lines[0].strip().lower().startswith("gimp palette"):
        raise BadFile("This is not a GIMP palette.", remedy="Choose a file that ends in .gpl.")
    colours: list[Colour] = []
    names: list[str] = []
    for line in lines[1:]:
        if line.lower().startswith("name:"):
            name = line[5:].strip() or name
        found = _LINE.match(line)
        if found is None or len(colours) >= MOST:
            continue
        r, g, b = (min(255, int(v)) for v in found.group(1, 2, 3))
        colours.append((r, g, b))
        title = (found.group(4) or "").strip()
        names.append("" if title.lower() == "untitled" else title)
    if not colours:
        raise BadFile("There is no colour in this palette.")
    return Palette(name or "Palette", tuple(colours), tuple(names))


def dominant(pixels: Pixels, count: int = 12) -> tuple[Colour, ...]:
    """Up to `count` colours that stand for a picture, uint8 RGBA (h, w, 4): the most seen first.

    k-means (Lloyd 1982) in a cube-rooted space, begun by the farthest of what is not yet stood
    for; pixels that are mostly transparent do not count.
    """
    seen = pixels[pixels[..., 3] > 127][:, :3]
    if not len(seen):
        return ()
    step = max(1, len(seen) // 6000)
    points = np.sqrt(seen[::step].astype(np.float32))
    centres = _spread(points, count)
    nearest = np.zeros(len(points), np.intp)
    for _ in range(8):
        distances = ((points[:, None, :] - centres[None, :, :]) ** 2).sum(-1)
        nearest = distances.argmin(1)
        for index in range(len(centres)):
            mine = points[nearest == index]
            if len(mine):
                centres[index] = mine.mean(0)
    weights = np.bincount(nearest, minlength=len(centres))
    order = [int(i) for i in np.argsort(-weights, kind="stable") if weights[i]]
    levels = np.rint(centres**2).astype(int)
    found = [(int(r), int(g), int(b)) for r, g, b in (levels[i] for i in order)]
    return tuple(dict.fromkeys(found))


def _spread(points: np.ndarray, count: int) -> np.ndarray:
    """Points that lie far from each other (Gonzalez 1985), the first nearest to the mean."""
    first = ((points - points.mean(0)) ** 2).sum(1).argmin()
    chosen = [points[first]]
    away = ((points - chosen[0]) ** 2).sum(1)
    while len(chosen) < count and away.max() > 1e-3:
        chosen.append(points[away.argmax()])
        away = np.minimum(away, ((points - chosen[-1]) ** 2).sum(1))
    return np.array(chosen, np.float32)


def _one_line(text: str) -> str:
    return " ".join(text.split())
