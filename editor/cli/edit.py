"""`underpaint edit INPUT --set SLIDER=VALUE --out OUT`: sliders on pictures and clips."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from editor.cli import inverting, latents
from editor.cli.batch import Progress, each
from editor.cli.clips import add_file_arguments, clip_engine, last, targets, write_clip
from editor.cli.codes import Kept, read_code
from editor.cli.inverting import Found, inverted, looked_at
from editor.cli.pictures import Changed, write_picture
from editor.cli.progress import say_error
from editor.cli.repaint import either, inside
from editor.cli.styling import laid_over
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.jobs.attributes import EditJob, as_seen
from editor.jobs.job import Engine, Patch, Tick
from editor.jobs.walk import SlidersJob, constant
from editor.media.atomic import check_apart
from editor.media.still import Still, read_mask

if TYPE_CHECKING:
    from editor.media.video.info import ClipInfo

EXAMPLES = """\
examples:
  underpaint edit portrait.png --set smile=1 --set glasses=2 --out edited.png
  underpaint edit photo.jpg --place 620,80,512 --mask mask.png --set skin=3 --out edited.jpg
  underpaint edit portraits/ --set hat=1 --steps 0 --out hats/
  underpaint edit clip.mp4 --place 200,40,400 --follow --set smile=1 --out smiling.mp4
"""
SEARCHING = 0.95
"""How much of the work on a picture is its inversion."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("input", type=Path, help="a picture, a clip, or a folder of them")
    latents.add_set_argument(parser, required=True)
    latents.add_model_argument(parser)
    parser.add_argument("--mask", type=Path, help="picture of the same size, white = change here")
    inverting.add_arguments(parser)
    parser.add_argument("--code", type=Path, metavar="FILE",
                        help="of underpaint invert: then nothing is searched for")  # fmt: skip
    parser.add_argument("--follow", action="store_true",
                        help="of a clip: the square goes along with what it holds")  # fmt: skip
    add_file_arguments(parser)
    parser.add_argument("--out", type=Path, required=True, help="file to write, or a folder")
    parser.add_argument("--json", action="store_true", help="progress as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Edit everything asked for. Returns 0, 2 where one of a folder failed, 130 after Ctrl+C."""
    inverting.check_arguments(arguments)
    wish = latents.Wish.of(arguments)
    kept = read_code(arguments.code, wish.card) if arguments.code else None
    works = list(targets(arguments.input, arguments.out, arguments.codec))
    for _, out in works:
        check_apart(out, [path for path in (arguments.mask, arguments.code) if path])
    editor = Editor(clip_engine(), wish, arguments, kept)
    return each(works, editor.edit, folder=arguments.input.is_dir(), json=arguments.json)


@dataclass(frozen=True, eq=False)
class Editor:
    """Edits files one after the other with the same wishes. kept: a code that is known already."""

    engine: Engine
    wish: latents.Wish
    options: argparse.Namespace
    kept: Kept | None = None

    def edit(self, paths: tuple[Path, Path], progress: Progress) -> None:
        """Write the first of the two files edited to the second, and say so."""
        either(self._picture, self._clip)(paths, progress)

    def _picture(self, paths: tuple[Path, Path], progress: Progress) -> None:
        source = paths[0]
        write_picture(paths, self.options, lambda still: self._moved(source, still, progress.tick))

    def _moved(self, source: Path, still: Still, tick: Tick) -> Changed:
        mask = self._mask(still.size)
        found = self._found(still.pixels, lambda part: tick(SEARCHING * part))
        self._warn(source, found)
        rest = 1 - SEARCHING
        patch = self._edited(found, mask, still.size, lambda p: tick(SEARCHING + rest * p))
        notes = {**found.notes, **patch.notes, "note": found.words}
        return Changed(laid_over(still.pixels, patch), notes)

    def _found(self, pixels: np.ndarray, tick: Tick) -> Found:
        if self.kept is None:
            return inverted(self.engine, self.wish.model, pixels, self.options, tick)
        if not Rect(0, 0, pixels.shape[1], pixels.shape[0]).contains(self.kept.place):
            raise BadInput("The code is of a larger picture.", remedy="Invert this one.")
        image = looked_at(pixels, self.kept.place)
        return Found(image, self.kept, image)

    def _mask(self, size: Size) -> np.ndarray | None:
        return read_mask(self.options.mask, size) if self.options.mask else None

    def _warn(self, source: Path, found: Found) -> None:
        """Say what a picture does not know. Raises BadInput where that is all that was wished."""
        drawn = found.kept.drawn
        unknown = self.wish.unknown_to(drawn)
        if len(unknown) == len(self.wish.values):
            self.wish.check_known_to(drawn)
        if unknown:
            say_error(f"{source}: drawn as {drawn}, it knows no {', '.join(unknown)}.")
        if found.warning:
            say_error(f"{source}: {found.warning}")

    def _edited(self, found: Found, mask: np.ndarray | None, canvas: Size, tick: Tick) -> Patch:
        kept = found.kept
        job = EditJob(
            self.wish.model,
            self.wish.code(kept.code, kept.drawn),
            kept.code,
            kept.place,
            image=found.image,
            mask=None if mask is None else inside(mask, kept.place),
            tune=kept.tune,
            target=as_seen(found.image, self.wish.side) if kept.tune else None,
            canvas=canvas,
        )
        return last(self.engine(job, tick))

    def _clip(self, paths: tuple[Path, Path], progress: Progress) -> None:
        if self.kept is not None:
            raise BadInput("A code is of one picture.", file=paths[0], remedy="Leave --code out.")
        write_clip(self.engine, self._of_frames, paths, self.options, progress)

    def _of_frames(self, info: ClipInfo) -> SlidersJob:
        """The sliders that the first frame knows, in its square, as a glance finds them."""
        from editor.media.video.reader import ClipReader

        mask = self._mask(info.size)
        with ClipReader(info.path) as reader:
            first = reader.frame(0).pixels
        glance = argparse.Namespace(place=self.options.place, steps=0, tune=0)
        found = inverted(self.engine, self.wish.model, first, glance, lambda part: None)
        self._warn(info.path, found)
        return self._template(found.kept, mask)

    def _template(self, first: Kept, mask: np.ndarray | None) -> SlidersJob:
        """The sliders that the first frame knows, in its square."""
        values = self.wish.values_known_to(first.drawn)
        return SlidersJob(
            self.wish.model,
            first.place,
            self.wish.directions,
            {name: constant(value) for name, value in values.items()},
            follow=self.options.follow,
            mask=None if mask is None else inside(mask, first.place),
        )
