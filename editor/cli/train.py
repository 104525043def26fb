"""`underpaint train FOLDER --recipe NAME --out MODEL`: a model of one's own, from pictures."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from editor.cli.progress import say
from editor.core.errors import BadInput, UnderpaintError
from editor.weights.install import check_name
from editor.weights.runs import FOLDER, Run, TrainRequest
from editor.weights.shelf import installed_root

if TYPE_CHECKING:
    from editor.training.own import Beginning
    from editor.training.run import TrainEvent

EXAMPLES = """\
examples:
  underpaint train portraits/ --recipe dcgan --name faces
  underpaint train photos/ --recipe vae --minutes 30 --set batch=32 --out little.safetensors
  underpaint train --out faces-model                 go on with the run in that folder
  underpaint train --choose 1200 --out faces-model   let it be the model of step 1200

--out names the model's folder; the run itself lies in its folder “run” and goes on where it was
stopped or killed. --out MODEL.safetensors trains in the folder MODEL and leaves the model as one
file too. --name instead of --out puts it onto the shelf. A run of --steps is the same to the bit
however often it was killed; one of --minutes is not, for it learns as quickly as the clock lets it.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("folder", nargs="?", type=Path, help="pictures, or a list of them")
    parser.add_argument("--data", type=Path, help="the same, for those who like to name it")
    parser.add_argument("--recipe", default="", help="see underpaint recipes list; or a .toml file")
    parser.add_argument("--out", type=Path, help="folder of the model, or MODEL.safetensors")
    parser.add_argument("--name", default="", help="of a model for the shelf, instead of --out")
    parser.add_argument("--title", default="", help="what it is called; default: the recipe's")
    parser.add_argument("--licence", default="", help="of the model, as you declare it")
    parser.add_argument("--minutes", type=float, help="of the whole run; default: the recipe's")
    parser.add_argument("--steps", type=int, help="of the whole run")
    parser.add_argument("--size", type=int, help="side in pixels of the pictures, such as 64")
    parser.add_argument("--batch", type=int, help="pictures in one step")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE",
                        help="change the recipe, such as optimiser.lr=1e-4 or data.flip=true"
                        )  # fmt: skip
    parser.add_argument("--resume", action="store_true", help="go on with a run, or fail")
    parser.add_argument("--fresh", action="store_true", help="do not go on from a checkpoint")
    parser.add_argument("--choose", type=int, metavar="STEP",
                        help="train nothing; let the model be that of a kept step")  # fmt: skip
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda or mps")
    parser.add_argument("--devices", type=int, default=1, metavar="N",
                        help="processes here that train together, one for each GPU")  # fmt: skip
    parser.add_argument("--cluster", default="", metavar="ADDRESS",
                        help="of a Ray cluster whose machines train together")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="progress as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Train until the end, a limit, a stop or Ctrl+C; every checkpoint resumes. Returns 0."""
    out = _out(arguments)
    if arguments.choose is not None:
        return _choose(out, arguments)
    request = _request(out, arguments)
    from editor.training.cluster import Processes
    from editor.training.several import train_together

    def tell(event: TrainEvent) -> None:
        say(str(event), json=arguments.json, event="train", **event.facts())

    begin: Beginning = "fresh" if arguments.fresh else "resume" if arguments.resume else "usual"
    where = Processes(arguments.devices, arguments.cluster)
    with _nothing_of_what_is_refused(Run(out)):
        done = train_together(where, request, out, begin=begin, device=arguments.device, say=tell)
    _deliver(out, arguments)
    what = "done" if done else "stopped; the same command goes on"
    say(f"{out}: {what}", json=arguments.json, event="done" if done else "stopped", out=str(out))
    return 0


def _out(arguments: argparse.Namespace) -> Path:
    """The model's folder."""
    if bool(arguments.out) == bool(arguments.name):
        raise BadInput("Say where the model goes.", remedy="Give --out FOLDER or --name NAME.")
    if arguments.name and not (installed_root() / arguments.name / FOLDER).is_dir():
        check_name(arguments.name)
    out: Path = arguments.out or installed_root() / arguments.name
    return out.with_suffix("") if out.suffix == ".safetensors" else out


@contextmanager
def _nothing_of_what_is_refused(run: Run) -> Iterator[None]:
    """Within, a new run that is refused before its first step leaves no folder behind."""
    new = [folder for folder in (run.folder, run.out, *run.out.parents) if not folder.exists()]
    try:
        yield
    except UnderpaintError:
        if run.folder in new and not run.log.exists():
            shutil.rmtree(run.folder, ignore_errors=True)
            with suppress(OSError):  # it holds something else
                for folder in new[1:]:
                    folder.rmdir()
        raise


def _deliver(out: Path, arguments: argparse.Namespace) -> None:
    """Leave the model as one file where that was asked for; its card is in it."""
    model = out / "model.safetensors"
    if arguments.out and arguments.out.suffix == ".safetensors" and model.exists():
        part = arguments.out.with_name(f".part-{arguments.out.name}")
        shutil.copyfile(model, part)
        part.replace(arguments.out)


def _choose(out: Path, arguments: argparse.Namespace) -> int:
    from editor.training.moments import choose_moment
    from editor.training.sliders import renew_sliders

    moment = choose_moment(out, arguments.choose)
    renew_sliders(out)
    _deliver(out, arguments)
    text = f"{out}: the model is that of step {moment.step}"
    say(text, json=arguments.json, event="chosen", step=moment.step, out=str(out))
    return 0


def _request(out: Path, arguments: argparse.Namespace) -> TrainRequest:
    """What is asked for; without a folder and a recipe what the run in `out` was asked for."""
    folder = arguments.folder or arguments.data
    if folder is None and not arguments.recipe and (Run(out).folder / "request.json").is_file():
        before = Run(out).request()
        wished = {"minutes": arguments.minutes, "steps": arguments.steps}
        return TrainRequest(**{**vars(before), **{k: v for k, v in wished.items() if v}})
    if folder is None:
        raise BadInput("Name a folder of pictures.", remedy="Such as: underpaint train FOLDER …")
    if not folder.exists():
        raise BadInput("There is no such folder of pictures.", file=folder, remedy="Check it.")
    if not arguments.recipe:
        raise BadInput("Name a recipe: --recipe NAME.", remedy="See underpaint recipes list.")
    return TrainRequest(
        arguments.recipe, str(folder.absolute()), arguments.title,
        arguments.minutes, arguments.steps, _changes(arguments), arguments.licence,
    )  # fmt: skip


def _changes(arguments: argparse.Namespace) -> Mapping[str, Any]:
    from editor.training.recipe import read_changes

    own = {"crop": arguments.size, "batch": arguments.batch}
    return {**read_changes(arguments.set), **{k: v for k, v in own.items() if v is not None}}
