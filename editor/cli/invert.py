"""`underpaint invert PICTURE --out OUT`: how a generator draws a picture, and the code of it."""

from __future__ import annotations

import argparse
from pathlib import Path

from editor.cli import inverting, latents
from editor.cli.batch import check_target, naming
from editor.cli.clips import clip_engine
from editor.cli.codes import write_code
from editor.cli.pictures import open_picture
from editor.cli.progress import Bar, say, say_error
from editor.core.errors import BadInput
from editor.media import atomic
from editor.media.atomic import check_apart
from editor.media.still import save_still

EXAMPLES = """\
examples:
  underpaint invert portrait.png --out redrawn.png
  underpaint invert photo.jpg --place 620,80,512 --tune 100 --out redrawn.png
  underpaint invert portrait.png --steps 0 --out redrawn.png --code portrait.safetensors
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("input", type=Path, help="a picture")
    latents.add_model_argument(parser)
    inverting.add_arguments(parser)
    parser.add_argument("--out", type=Path, required=True, help="picture to write")
    parser.add_argument("--code", type=Path, metavar="FILE",
                        help="also write the code, for underpaint edit --code")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="progress as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Invert the picture, write it as the generator draws it, tell how near it is. Returns 0."""
    inverting.check_arguments(arguments)
    source, out, code = arguments.input, arguments.out, arguments.code
    card = latents.generator_named(arguments.model)
    check_target(out)
    check_apart(out, [source])
    if code:
        _check_code(code, source, out)
    still = open_picture(source)
    with Bar(json=arguments.json) as shown, naming(source):
        found = inverting.inverted(
            clip_engine(),
            arguments.model,
            still.pixels,
            arguments,
            lambda part: shown.at(part, out.name),
        )
    save_still(out, found.pixels, still.metadata)
    if code:
        write_code(code, found.kept, card)
    _report(arguments, found)
    return 0


def _check_code(code: Path, source: Path, out: Path) -> None:
    """Say before the search, not after it, that its code cannot be written."""
    check_apart(code, [source])
    atomic.check_target(code)
    if code.resolve() == out.resolve():
        raise BadInput("--code and --out name one file.", file=code, remedy="Choose another name.")


def _report(arguments: argparse.Namespace, found: inverting.Found) -> None:
    if found.warning:
        say_error(f"{arguments.input}: {found.warning}")
    text = f"{arguments.out}  {found.figure('seconds'):.1f} s. {found.words}"
    text += f" Distance {found.figure('distance'):.3f}."
    files = {"file": str(arguments.input), "out": str(arguments.out)}
    facts = {**found.notes, **files, "place": list(found.kept.place), "words": found.words}
    say(text, json=arguments.json, event="done", **facts)
