"""`underpaint style INPUT --style NAME|PICTURE --out OUT`: pictures, clips and folders of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from editor.cli.batch import each
from editor.cli.clips import add_clip_arguments, clip_engine, targets
from editor.cli.repaint import Repainter
from editor.cli.styling import Wish, template_for
from editor.jobs.style import StyleJob

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
    parser.add_argument("--model", default="", metavar="NAME",
                        help="a model of styles, its folder or its file; default: the quick "
                             "styles-half for clips, else styles")  # fmt: skip
    add_clip_arguments(parser, "hold a clip's strokes steady, against flicker")
    parser.add_argument("--json", action="store_true", help="progress as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Style everything asked for. Returns 0, 2 where one of a folder failed, 130 after Ctrl+C."""
    works = list(targets(arguments.input, arguments.out, arguments.codec))
    template = _templates(arguments)
    painter = Repainter(clip_engine(), arguments, lambda _size, clip: template(clip))
    return each(works, painter.repaint, folder=arguments.input.is_dir(), json=arguments.json)


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
