"""`underpaint style INPUT --style NAME|PICTURE --out OUT`: pictures, clips and folders of them."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from editor.cli.batch import Progress, check_target, each
from editor.cli.clips import (
    add_clip_arguments,
    clip_engine,
    clip_job,
    last,
    moves,
    report,
    targets,
)
from editor.cli.styling import Wish, laid_over, template_for
from editor.core.geometry import Rect
from editor.jobs.clip import ClipJob
from editor.jobs.job import Engine, Tick
from editor.jobs.style import StyleJob
from editor.media.encode import to_8_bits
from editor.media.still import open_still, read_mask, save_still

if TYPE_CHECKING:
    from editor.media.video.info import ClipInfo

EXAMPLES = """\
examples:
  underpaint style photo.jpg --style starry-night --out painted.jpg
  underpaint style film.mp4 --style great-wave --stabilise --out painted.mp4
  underpaint style film.mp4 --style udnie --mix the-scream=0.4 --size 640 --out painted.webm
  underpaint style holiday/ --style drawing.png --keep-colours --out painted/
"""
Template = Callable[[bool], StyleJob]
"""The job without a picture yet, for a clip (True) or for a single picture."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("input", type=Path, help="a picture, a clip, or a folder of them")
    parser.add_argument("--style", required=True, metavar="NAME|PICTURE",
                        help="of underpaint styles list, or any picture")  # fmt: skip
    parser.add_argument("--out", type=Path, required=True, help="file to write, or a folder")
    parser.add_argument("--mix", action="append", default=[], metavar="NAME=SHARE",
                        help="a further style and its share, 0..1; may be given again")  # fmt: skip
    parser.add_argument("--strength", type=float, default=1.0,
                        help="0 = the original .. 1 = all style; default: 1")  # fmt: skip
    parser.add_argument(
        "--keep-colours", action="store_true", help="take the style's strokes alone"
    )
    parser.add_argument("--mask", type=Path, help="picture of the same size, white = style here")
    parser.add_argument("--size", type=int, default=0,
                        help="longer side in pixels that the network sees; smaller = broader "
                             "strokes; default: the picture's own, 1280 at most")  # fmt: skip
    parser.add_argument("--model", choices=("styles", "styles-half"), default="",
                        help="default: the quick styles-half for clips, else styles")  # fmt: skip
    add_clip_arguments(parser, "hold a clip's strokes steady, against flicker")
    parser.add_argument("--json", action="store_true", help="progress as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Style everything asked for. Returns 0, 2 where one of a folder failed, 130 after Ctrl+C."""
    works = list(targets(arguments.input, arguments.out, arguments.codec))
    template = _templates(arguments)
    styler = Styler(clip_engine(), arguments, template)
    return each(works, styler.style, folder=arguments.input.is_dir(), json=arguments.json)


def _templates(arguments: argparse.Namespace) -> Template:
    """What is asked for, looked up once for pictures and once for clips."""
    wish = Wish(
        arguments.style,
        arguments.mix,
        arguments.model,
        arguments.strength,
        arguments.keep_colours,
        arguments.size,
    )
    found: dict[bool, StyleJob] = {}

    def template(clip: bool) -> StyleJob:
        if clip not in found:
            found[clip] = template_for(wish, clip=clip)
        return found[clip]

    template(False)  # names are checked before anything is opened
    return template


@dataclass(frozen=True)
class Styler:
    """Styles files one after the other with the same wishes."""

    engine: Engine
    options: argparse.Namespace
    template: Template

    def style(self, paths: tuple[Path, Path], progress: Progress) -> None:
        """Write the first of the two files styled to the second, and say so."""
        source, out = paths
        if moves(source):
            self._clip(source, out, progress)
        else:
            self._picture(source, out, progress.tick)

    def _picture(self, source: Path, out: Path, tick: Tick) -> None:
        begun = time.perf_counter()
        check_target(out)
        still = open_still(source)
        h, w = still.pixels.shape[:2]
        image = np.ascontiguousarray(to_8_bits(still.pixels)[..., :3])
        mask = read_mask(self.options.mask, (w, h)) if self.options.mask else None
        job = replace(self.template(False), image=image, place=Rect(0, 0, w, h), mask=mask)
        patch = last(self.engine(job, tick))
        save_still(out, laid_over(still.pixels, patch), still.metadata)
        report(source, out, patch, json=self.options.json, seconds=time.perf_counter() - begun)

    def _clip(self, source: Path, out: Path, progress: Progress) -> None:
        from editor.media.video.probe import probe

        job = self._job(probe(source), out)
        patch = last(self.engine(job, progress.tick), progress)
        report(source, out, patch, json=self.options.json)

    def _job(self, info: ClipInfo, out: Path) -> ClipJob:
        size = info.size
        template = self.template(True)
        if self.options.mask:
            mask = read_mask(self.options.mask, size)
            template = replace(template, mask=mask, place=Rect(0, 0, size.w, size.h))
        return clip_job(info, template, out, self.options)
