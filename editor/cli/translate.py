"""`underpaint translate INPUT --model NAME --to DOMAIN --out OUT`: pictures, clips and folders."""

from __future__ import annotations

import argparse
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from editor.cli.batch import each
from editor.cli.clips import add_clip_arguments, clip_engine, targets
from editor.cli.inverting import parsed, square_in
from editor.cli.progress import say
from editor.cli.repaint import Repainter
from editor.cli.styling import VIEWS, within
from editor.core.errors import BadInput
from editor.core.geometry import Size
from editor.jobs.translate import TranslateJob
from editor.media.atomic import check_apart
from editor.weights.card import Card
from editor.weights.shelf import all_models, find
from editor.weights.translators import TASK, has_attributes, translators, usual_target

EXAMPLES = """\
examples:
  underpaint translate photo.jpg --model cyclegan --out painted.jpg
  underpaint translate film.mp4 --model cyclegan --to photos --stabilise --out film.webm
  underpaint translate face.png --model stargan --to smile,glasses=0 --out smiling.png
  underpaint translate portraits/ --model my-models/stargan --to beard=0.5 --out bearded/
  underpaint translate --list
"""
NONE = "No translator is on the shelf; train one: underpaint train --recipe cyclegan."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("input", type=Path, nargs="?",
                        help="a picture, a clip, or a folder of them")  # fmt: skip
    parser.add_argument("--model", default="", metavar="NAME",
                        help="a translator of underpaint translate --list, its folder or its file"
                        )  # fmt: skip
    parser.add_argument("--to", action="append", default=[], metavar="DOMAIN|NAME=SHARE",
                        help="what pictures become; of attributes any, 0..1, those not named stay; "
                             "default: of two domains the second")  # fmt: skip
    parser.add_argument("--list", action="store_true", help="say what there is, and do nothing")
    parser.add_argument("--out", type=Path, help="file to write, or a folder")
    parser.add_argument("--strength", type=float, default=1.0,
                        help="0 = the picture itself .. 1 = all of it; default: 1")  # fmt: skip
    parser.add_argument("--keep-colours", action="store_true", help="change light and shade alone")
    parser.add_argument("--mask", type=Path, help="picture of the same size, white = change here")
    parser.add_argument("--size", type=int, default=0,
                        help="longer side in pixels that the network sees; default: as suits it"
                        )  # fmt: skip
    parser.add_argument("--place", metavar="X,Y,SIDE",
                        help="the square that a model of attributes sees, in pixels; default: the "
                             "largest one in the middle")  # fmt: skip
    add_clip_arguments(parser, "hold what a clip becomes steady, against flicker")
    parser.add_argument("--json", action="store_true", help="progress as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Translate all that is asked for. Returns 0, 2 where one of a folder failed, 130 after Ctrl+C.

    Raises BadInput, UnknownModel, DamagedModel.
    """
    if arguments.list:
        _list(arguments)
        return 0
    template = template_for(arguments)
    source, out = _files(arguments)
    works = list(targets(source, out, arguments.codec))
    for _, written in works:
        check_apart(written, [arguments.mask] if arguments.mask else [])

    def framed(size: Size, _clip: bool) -> TranslateJob:
        square = arguments.place or has_attributes(find(template.model))
        return replace(template, place=square_in(size, arguments.place)) if square else template

    painter = Repainter(clip_engine(), arguments, framed)
    return each(works, painter.repaint, folder=source.is_dir(), json=arguments.json)


def _files(arguments: argparse.Namespace) -> tuple[Path, Path]:
    if arguments.input is None or arguments.out is None:
        what = "INPUT" if arguments.input is None else "--out"
        raise BadInput(f"{what} is missing.", remedy="See underpaint translate --help.")
    return arguments.input, arguments.out


def template_for(arguments: argparse.Namespace) -> TranslateJob:
    """The job that the options mean, without a picture yet. Raises BadInput, UnknownModel."""
    card = translator_named(arguments.model)
    if arguments.place:
        parsed(arguments.place)
    return TranslateJob(
        arguments.model,
        target_in(arguments.to, card),
        strength=within(arguments.strength, "--strength", 0, 1),
        size=int(within(arguments.size, "--size", *VIEWS)) if arguments.size else 0,
        keep_colours=arguments.keep_colours,
    )


def translator_named(name: str) -> Card:
    """The card of a translator, by its name on the shelf, its folder or its file.

    Raises UnknownModel; BadInput for no name, or a model of another task.
    """
    if not name:
        known = ", ".join(card.name for card in translators(all_models()))
        remedy = f"Give --model; there are: {known}." if known else NONE
        raise BadInput("Which model?", remedy=remedy)
    card = find(name)
    if card.task != TASK:
        raise BadInput(
            f"The model “{name}” is for {card.task} and translates nothing.",
            remedy="See underpaint translate --list.",
        )
    return card


def target_in(words: Sequence[str], card: Card) -> Mapping[str, float]:
    """What `--to` means to a translator: shares by the ids on its card.

    Raises BadInput for an unknown name, a share that is none, or several domains at once.
    """
    if not words:
        if not (target := usual_target(card)):
            raise BadInput("--to is missing.", remedy=f"Known: {', '.join(card.styles)}.")
        return target
    target = dict(_share(said, card) for several in words for said in several.split(","))
    if not has_attributes(card) and (len(target) > 1 or set(target.values()) != {1.0}):
        raise BadInput("A picture becomes one domain, and wholly.", remedy="Use --strength.")
    return target


def _share(said: str, card: Card) -> tuple[str, float]:
    """The id and the share of words such as "smile", "smile=0.5"."""
    name, equals, text = said.partition("=")
    names = {n.casefold(): id for id, title in card.styles.items() for n in (title, id)}
    key = name.strip().casefold()
    if key not in names:
        near = dict.fromkeys(names[n] for n in get_close_matches(key, names, 3, 0.6))
        hint = f"Did you mean {' or '.join(near)}? " if near else ""
        remedy = f"{hint}Known: {', '.join(card.styles)}."
        raise BadInput(f"“{card.name}” makes no “{name}”.", remedy=remedy)
    try:
        share = float(text) if equals else 1.0
    except ValueError:
        share = math.nan
    return names[key], within(share, f"--to {name}", 0, 1)


def _list(arguments: argparse.Namespace) -> None:
    """A line for each model and what it knows, the names for the command line first."""
    name = arguments.model
    cards = (translator_named(name),) if name else translators(all_models())
    if not cards and not arguments.json:
        say(NONE)
    for card in cards:
        kind = "attributes" if has_attributes(card) else "domains"
        facts = {"name": card.name, "title": card.title, kind: dict(card.styles)}
        known = ", ".join(f"{id} ({title})" for id, title in card.styles.items())
        say(f"{card.name:16} {card.title}: {known}", json=arguments.json, **facts)
