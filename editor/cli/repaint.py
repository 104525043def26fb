"""Still jobs laid over pictures and clips, file by file: what `style` and `translate` share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from editor.cli.batch import Paths, Progress
from editor.cli.clips import last, moves, write_clip
from editor.cli.pictures import Changed, write_picture
from editor.cli.styling import laid_over
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.jobs.job import Engine, Tick
from editor.media.encode import to_8_bits
from editor.media.still import Still, read_mask

if TYPE_CHECKING:
    from editor.media.video.info import ClipInfo

Template = Callable[[Size, bool], Any]
"""(size of the picture or the frames, whether it is a clip) -> the job without a picture yet.

Its place is the part that it is to see, empty = all.
"""


def either(
    picture: Callable[[Paths, Progress], None], clip: Callable[[Paths, Progress], None]
) -> Callable[[Paths, Progress], None]:
    """Does `clip` where the first file moves, else `picture`. Raises BadFile for other files."""

    def do(paths: Paths, progress: Progress) -> None:
        (clip if moves(paths[0]) else picture)(paths, progress)

    return do


@dataclass(frozen=True, eq=False)
class Repainter:
    """Repaints files one after the other. options: mask, json, and those of
    `clips.add_clip_arguments`."""

    engine: Engine
    options: argparse.Namespace
    template: Template

    def repaint(self, paths: tuple[Path, Path], progress: Progress) -> None:
        """Write the first of the two files repainted to the second, and say so."""
        either(self._picture, self._clip)(paths, progress)

    def _picture(self, paths: tuple[Path, Path], progress: Progress) -> None:
        write_picture(paths, self.options, lambda still: self._repainted(still, progress.tick))

    def _repainted(self, still: Still, tick: Tick) -> Changed:
        template, place = self._placed(still.size, clip=False)
        image = np.ascontiguousarray(to_8_bits(still.pixels[place.slices()])[..., :3])
        job = replace(template, image=image, place=place, mask=self._mask(still.size, place))
        patch = last(self.engine(job, tick))
        return Changed(laid_over(still.pixels, patch), patch.notes)

    def _clip(self, paths: tuple[Path, Path], progress: Progress) -> None:
        write_clip(self.engine, self._of_frames, paths, self.options, progress)

    def _of_frames(self, info: ClipInfo) -> Any:
        template, place = self._placed(info.size, clip=True)
        if not self.options.mask:
            return template
        return replace(template, place=place, mask=self._mask(info.size, place))

    def _placed(self, size: Size, *, clip: bool) -> tuple[Any, Rect]:
        """The job without a picture, and the part that it sees."""
        template = self.template(size, clip)
        return template, Rect(0, 0, *size) if template.place.empty else template.place

    def _mask(self, size: Size, place: Rect) -> np.ndarray | None:
        if not self.options.mask:
            return None
        mask = read_mask(self.options.mask, size)
        return mask if (place.w, place.h) == tuple(size) else inside(mask, place)


def inside(mask: np.ndarray, place: Rect) -> np.ndarray:
    """The square's part of a mask (h, w), read-only. Raises BadInput where it is empty."""
    part = np.array(mask[place.slices()], order="C")
    if not part.any():
        raise BadInput(
            "The mask has nothing white in the square.", remedy="Paint there, or set --place."
        )
    part.flags.writeable = False
    return part
