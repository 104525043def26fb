"""Training a model of one's own: from a request to a model that stands in its folder."""

from __future__ import annotations

import json
import shutil
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any, BinaryIO, Literal

import torch

from editor.core.errors import BadInput, CannotWrite, EngineDied, OutOfMemory
from editor.training import distributed
from editor.training.checkpoint import CHECKPOINT
from editor.training.data import DataOptions, read_dataset
from editor.training.loop import PlainKeeper, choose_device, objective_of
from editor.training.moments import chosen, mend
from editor.training.objectives.objective import Objective
from editor.training.recipe import Recipe, changed, read_recipe
from editor.training.run import Pace, Run, TrainEvent
from editor.training.sliders import renew_sliders
from editor.training.watched import WatchedKeeper
from editor.weights import runs
from editor.weights.card import CARD
from editor.weights.lock import hold
from editor.weights.runs import TrainRequest

Beginning = Literal["usual", "fresh", "resume"]
"""usual: go on where there is something to go on from. fresh: anew. resume: go on, or fail."""
KEPT = ("request.json", "cache", "lock", "output.txt")
"""What a fresh start leaves in the run's folder: pictures need not be decoded again."""


def train_model(
    request: TrainRequest,
    out: Path,
    *,
    begin: Beginning = "usual",
    device: str = "auto",
    say: Callable[[TrainEvent], None] = lambda event: None,
) -> bool:
    """Train as requested; `out` is a model, whole and usable, from its first moment on.

    Its run lies in out/run, see `weights.runs`. Stops at the wish of that folder, at SIGTERM or
    Ctrl+C, and saves. Returns whether it is done, False where it was stopped. BadInput where the
    request makes no sense, `out` holds something else, or another process trains it; any error is
    said in the folder too.
    """
    folder = runs.Run(out)
    recipe = requested(request)
    check_out(out, begin)
    choose_device(device)
    with _held(folder):
        _prepare(folder, request, begin)
        keeper = WatchedKeeper(folder, request, say)
        keeper.enter("reading")
        try:
            with distributed.joined():
                done = _train(recipe, request, folder, keeper, device)
            if (out / CARD).exists():
                renew_sliders(out)
        except KeyboardInterrupt:
            keeper.enter("stopped")
            return False
        except BaseException as error:
            with suppress(OSError):  # a full disk cannot even say so
                keeper.enter("failed", str(error) or type(error).__name__)
            raise
        keeper.enter("done" if done else "stopped")
        return done


def follow(request: TrainRequest, out: Path, device: str = "auto") -> None:
    """Train beside the process that leads (rank 0), which alone writes a model."""
    recipe = requested(request)
    with distributed.joined():
        distributed.meet()
        objective = _objective(recipe, request, out, device)
        try:
            keeper = PlainKeeper(out, lambda event: None)
            run = Run(recipe, objective, out / runs.FOLDER, _pace(recipe, request), keeper)
            run.resume()
            run.go()
        finally:
            objective.close()


def requested(request: TrainRequest) -> Recipe:
    """The recipe with what the artist set otherwise. BadInput for what makes no sense."""
    recipe = changed(read_recipe(request.recipe), request.changes)
    try:
        DataOptions(**recipe.data)  # type: ignore[arg-type]
    except TypeError as error:
        raise BadInput(f"There is no such option of the data: {error}.") from error
    for name, value in (("minutes", request.minutes), ("steps", request.steps)):
        if value is not None and not value > 0:
            raise BadInput(f"{value:g} {name} are no training.", remedy="Take more than 0.")
    return recipe


def check_out(out: Path, begin: Beginning) -> None:
    """BadInput where a folder holds something that is no run of ours, or no run to go on with."""
    folder = runs.Run(out).folder
    strange = out.is_dir() and any(path != folder for path in out.iterdir())
    if out.is_file():
        raise BadInput("This is a file.", file=out, remedy="Name a new folder: --out FOLDER.")
    if strange and not (folder / "request.json").is_file():
        what = "a model that was not trained here" if (out / CARD).exists() else "other files"
        raise BadInput(f"This holds {what}.", file=out, remedy="Take a new folder: --out FOLDER.")
    if begin == "resume" and not (folder / CHECKPOINT).exists():
        raise BadInput("There is no run to go on with.", file=out, remedy="Leave --resume out.")


@contextmanager
def _held(folder: runs.Run) -> Iterator[None]:
    """Within, no other process trains this model."""
    try:
        folder.folder.mkdir(parents=True, exist_ok=True)
        lock = _patiently(folder.lock)
    except OSError as error:
        raise CannotWrite(
            f"Here nothing can be kept ({error.strerror}).", file=folder.out
        ) from error
    if lock is None:
        raise BadInput(
            f"Another process (pid {folder.state().pid}) trains this model.",
            file=folder.out,
            remedy="Wait for it, stop it, or take another --out.",
        )
    with lock:
        yield


def _patiently(path: Path) -> BinaryIO | None:
    """The lock; tried for a moment, for whoever asks whether it is held holds it for an instant."""
    for _ in range(20):
        if (lock := hold(path)) is not None:
            return lock
        threading.Event().wait(0.02)
    return None


def _prepare(folder: runs.Run, request: TrainRequest, begin: Beginning) -> None:
    """The folder as the run is to find it. BadInput where it cannot go on from what is there."""
    if begin == "fresh":
        for path in folder.folder.iterdir():
            if path.name not in KEPT:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    elif (folder.folder / CHECKPOINT).exists():
        _check_same(folder, request)
        mend(folder)
    chosen(folder).unlink(missing_ok=True)
    folder.ask(request)
    folder.wish("go")


def _check_same(folder: runs.Run, request: TrainRequest) -> None:
    """BadInput where the run in a folder learns something else than is asked for now."""
    before = folder.request()
    for what, then, now in (
        ("by recipe", before.recipe, request.recipe),
        ("from", str(Path(before.data).resolve()), str(Path(request.data).resolve())),
        ("with", _plain(before.changes), _plain(request.changes)),
    ):
        if then != now:
            raise BadInput(
                f"The run here learns {what} {then or 'the recipe as it is'}.",
                file=folder.out,
                remedy="Train --fresh, or take another --out.",
            )


def _plain(changes: Mapping[str, Any]) -> str:
    return json.dumps(dict(changes), sort_keys=True) if changes else ""


def _train(
    recipe: Recipe, request: TrainRequest, folder: runs.Run, keeper: WatchedKeeper, device: str
) -> bool:
    _read(recipe, request, folder, keeper)
    distributed.meet()
    objective = _objective(recipe, request, folder.out, device)
    try:
        run = Run(recipe, objective, folder.folder, _pace(recipe, request), keeper)
        run.resume()
        keeper.enter("training")
        with _signals(keeper):
            return run.go()
    except torch.OutOfMemoryError as error:
        raise OutOfMemory(
            "There is not enough memory.", remedy="Take a smaller --batch or --size."
        ) from error
    except RuntimeError as error:
        if distributed.world() == 1:
            raise
        raise EngineDied(
            "One of the processes that train together ended.", remedy="Go on with --resume."
        ) from error
    finally:
        objective.close()


def _read(recipe: Recipe, request: TrainRequest, folder: runs.Run, keeper: WatchedKeeper) -> None:
    """Decode the pictures, where that was not done; the objective then finds them decoded."""
    if not recipe.title:
        return  # what is no artist's own reads pictures in its own way
    options = DataOptions(**recipe.data)  # type: ignore[arg-type]

    def say(part: float) -> None:
        keeper.reading(part)
        if folder.wished() == "stop":
            raise KeyboardInterrupt

    for part in ("train", "validation"):
        read_dataset(Path(request.data), options, recipe.crop, folder.folder / "cache", part, say)


def _objective(recipe: Recipe, request: TrainRequest, out: Path, device: str) -> Objective:
    train = objective_of(recipe.task)
    return train(recipe, Path(request.data), out / runs.FOLDER, choose_device(device))


def _pace(recipe: Recipe, request: TrainRequest) -> Pace:
    unlimited = request.minutes is None and request.steps is None
    return Pace(recipe.minutes if unlimited else request.minutes, request.steps)


@contextmanager
def _signals(keeper: WatchedKeeper) -> Iterator[None]:
    """Within, SIGTERM and the first Ctrl+C let the run save and stop; the second one ends it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        if number == signal.SIGINT:
            keeper.folder.wish("stop")
            signal.signal(signal.SIGINT, signal.default_int_handler)
        keeper.stopped = True

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
