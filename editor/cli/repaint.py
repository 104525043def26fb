"""Still jobs laid over pictures and clips, file by file: what `style` and `translate` share."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from editor.cli.batch import Paths, Progress, check_target, naming
from editor.cli.clips import clip_job, last, moves, report
from editor.cli.styling import laid_over
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.jobs.clip import ClipJob
from editor.jobs.job import Engine
from editor.media.encode import to_8_bits
from editor.media.still import open_still, read_mask, save_still

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
        (source, out), begun = paths, time.perf_counter()
        check_target(out)
        still = open_still(source)
        with naming(source):
            template = self.template(still.size, False)
            whole = Rect(0, 0, *still.size)
            place = whole if template.place.empty else template.place
            image = np.ascontiguousarray(to_8_bits(still.pixels[place.slices()])[..., :3])
            job = replace(template, image=image, place=place, mask=self._mask(still.size, place))
            patch = last(self.engine(job, progress.tick))
        save_still(out, laid_over(still.pixels, patch), still.metadata)
        report(source, out, patch, json=self.options.json, seconds=time.perf_counter() - begun)

    def _clip(self, paths: tuple[Path, Path], progress: Progress) -> None:
        from editor.media.video.probe import probe

        source, out = paths
        with naming(source):
            patch = last(self.engine(self._job(probe(source), out), progress.tick), progress)
        report(source, out, patch, json=self.options.json)

    def _job(self, info: ClipInfo, out: Path) -> ClipJob:
        template = self.template(info.size, True)
        if self.options.mask:
            whole = Rect(0, 0, *info.size)
            place = whole if template.place.empty else template.place
            template = replace(template, place=place, mask=self._mask(info.size, place))
        return clip_job(info, template, out, self.options)

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
