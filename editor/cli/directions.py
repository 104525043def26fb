"""`underpaint directions`: the sliders of a generator; finding, importing and changing them."""

from __future__ import annotations

import argparse
from pathlib import Path

from editor.cli.latents import add_model_argument, generator_named
from editor.cli.progress import Bar, say
from editor.core.errors import BadInput
from editor.jobs.directions import Direction
from editor.weights.card import Card
from editor.weights.directions import (
    accept,
    as_found,
    change,
    directions_of,
    drop,
    keep,
    own_folder,
    share,
)

FOUND = "found.safetensors"
WAYS = ("tied", "labelled", "pca", "sefa")
EXAMPLES = """examples:
  underpaint directions list --model portraits
  underpaint directions find --model faces --ways pca,sefa
  underpaint directions find --from plain/ --to curly/ --name curls
  underpaint directions find --model faces --labels people/ --columns smile,age
  underpaint directions import smile.npy --model faces --name smile
  underpaint directions rename smile Grin
  underpaint directions range smile -2 2
  underpaint directions share smile beard --out mine.safetensors
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    does = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    _command(does, "list", "the sliders there are")
    finding = _command(does, "find", "find sliders; yours of the same name are replaced")
    finding.add_argument("--ways", default="", metavar="WAY,...",
                         help=f"of {', '.join(WAYS)}; default: what the model has")  # fmt: skip
    finding.add_argument("--number", type=int, default=10, help="of those no label names")
    finding.add_argument("--count", type=int, default=512, help="random pictures looked at")
    finding.add_argument("--from", dest="first", type=Path, metavar="FOLDER",
                         help="pictures without something ...")  # fmt: skip
    finding.add_argument("--to", dest="second", type=Path, metavar="FOLDER", help="... and with it")
    finding.add_argument("--name", default="", help="of the slider between two folders")
    finding.add_argument("--labels", type=Path, metavar="FOLDER",
                         help="pictures with a labels.csv: a slider for each column"
                         )  # fmt: skip
    finding.add_argument("--columns", default="", metavar="NAME,...",
                         help="those that are taken; default: all that tell something"
                         )  # fmt: skip
    taking = _command(does, "import", "take over a .npy boundary or a shared .safetensors")
    taking.add_argument("file", type=Path)
    taking.add_argument("--name", default="", help="of a boundary; default: the file's")
    naming = _command(does, "rename", "show a slider under another title")
    naming.add_argument("name")
    naming.add_argument("title")
    ranging = _command(does, "range", "let a slider go from LOW to HIGH")
    ranging.add_argument("name")
    ranging.add_argument("low", type=float)
    ranging.add_argument("high", type=float)
    for what, does_what in (
        ("hide", "put sliders behind “more”"),
        ("show", "bring them back"),
        ("reset", "forget the title and the range that you gave"),
        ("remove", "delete sliders of your own"),
    ):
        _command(does, what, does_what).add_argument("names", nargs="+")
    sharing = _command(does, "share", "write sliders to a file for others")
    sharing.add_argument("names", nargs="+")
    sharing.add_argument("--out", type=Path, required=True, help="a .safetensors")


def run(arguments: argparse.Namespace) -> int:
    """Do it. Returns 0."""
    card = generator_named(arguments.model)
    {"list": _list, "find": _find, "import": _import, "share": _share}.get(arguments.what, _change)(
        card, arguments
    )
    return 0


def _command(
    does: argparse._SubParsersAction[argparse.ArgumentParser], name: str, what: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = does.add_parser(name, help=what, description=what)
    add_model_argument(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object per slider")
    return parser


def _list(card: Card, arguments: argparse.Namespace) -> None:
    directions = directions_of(card)
    if not directions and not arguments.json:
        say(f"“{card.name}” has no sliders yet; underpaint directions find --model {card.name}.")
    for direction in directions:
        _describe(direction, json=arguments.json)


def _describe(direction: Direction, *, json: bool) -> None:
    d = direction
    figures = {k: None if v != v else round(v, 3) + 0.0
               for k, v in (("effect", d.effect), ("drift", d.drift))}  # fmt: skip
    effect, drift = (round(value, 2) + 0.0 for value in (d.effect, d.drift))  # no "-0.00"
    measured = f"  moves {effect:.2f}, others {drift:.2f}" if d.drift == d.drift else ""
    text = (f"{d.name:18} {d.title or d.name:24} {d.low:g} .. {d.high:g}  {d.source}{measured}"
            f"{'  (more)' if d.more else ''}")  # fmt: skip
    shown = ("name", "title", "unit", "low", "high", "source", "kinds", "stepped", "more")
    facts = {name: getattr(d, name) for name in shown}
    say(text, json=json, **facts, **figures)


def _find(card: Card, arguments: argparse.Namespace) -> None:
    from editor.training.directions import between_folders, find
    from editor.training.judged import generator_of, judge_of
    from editor.training.sliders import from_labels

    if (arguments.first is None) != (arguments.second is None):
        raise BadInput("A slider between two folders needs both.", remedy="Give --from and --to.")
    if arguments.columns and arguments.labels is None:
        raise BadInput("--columns are of labels.", remedy="Give --labels FOLDER, too.")
    if min(arguments.number, arguments.count) < 1:
        raise BadInput("--number and --count must be at least 1.")
    net = generator_of(card)
    judge = judge_of(net)
    with Bar(json=arguments.json) as shown:
        if arguments.first is not None:
            folders = (arguments.first, arguments.second)
            found = between_folders(net, judge, folders, arguments.name, directions_of(card))
        elif arguments.labels is not None:
            found = from_labels(net, arguments.labels, arguments.columns.split(","))
        else:
            ways = [way for way in arguments.ways.split(",") if way] or _usual(net)
            found = find(net, judge, ways, count=arguments.count, number=arguments.number,
                         say=shown.at)  # fmt: skip
    whole = arguments.first is None and arguments.labels is None
    keep(card, found, FOUND if whole else "own.safetensors")
    for direction in found:
        _describe(direction, json=arguments.json)
    if not arguments.json:
        say(f"Kept in {own_folder(card.name)}.")


def _usual(net: object) -> list[str]:
    return ["tied", "pca", "sefa"] if getattr(net, "attributes", ()) else ["pca", "sefa"]


def _import(card: Card, arguments: argparse.Namespace) -> None:
    if arguments.file.suffix.lower() != ".npy":
        taken = accept(card, arguments.file)
    else:
        from editor.training.directions import read_boundary
        from editor.training.judged import generator_of, judge_of

        net = generator_of(card)
        known = directions_of(card)
        taken = read_boundary(arguments.file, net, judge_of(net), arguments.name, known)
        keep(card, taken)
    for direction in taken:
        _describe(direction, json=arguments.json)


def _share(card: Card, arguments: argparse.Namespace) -> None:
    share(card, arguments.names, arguments.out)
    say(str(arguments.out), json=arguments.json, file=str(arguments.out), names=arguments.names)


def _change(card: Card, arguments: argparse.Namespace) -> None:
    """Rename, range, hide, show, reset, remove; says what the sliders are now."""
    names = arguments.names if hasattr(arguments, "names") else [arguments.name]
    for name in names:
        if arguments.what == "rename":
            change(card, name, title=arguments.title)
        elif arguments.what == "range":
            change(card, name, low=arguments.low, high=arguments.high)
        elif arguments.what in ("hide", "show"):
            change(card, name, more=arguments.what == "hide")
        else:
            {"reset": as_found, "remove": drop}[arguments.what](card, name)
    for direction in directions_of(card):
        if direction.name in names:
            _describe(direction, json=arguments.json)
