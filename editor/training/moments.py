"""Checkpoints of a run that are models in themselves: kept, thinned, and made the model."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from safetensors.torch import save
from torch import Tensor

from editor.core.errors import BadInput, DamagedModel, UnderpaintError
from editor.training.checkpoint import replace_whole
from editor.training.export import facts_of, halved
from editor.weights.card import CARD, read_card, read_card_inside, with_card
from editor.weights.install import card_text
from editor.weights.runs import Moment, Run, write
from editor.weights.shelf import verify

MOST = 24
"""Moments of a run that are kept."""
MODEL, PREVIEW = "model.safetensors", "preview.webp"
WIDEST = 1024
"""Most pixels of a preview's side."""


def write_moment(
    run: Run,
    weights: Mapping[str, Tensor],
    card: Mapping[str, Any],
    grid: np.ndarray,
    figures: Mapping[str, float],
) -> Moment:
    """Keep a moment. weights: float32, kept in half precision. card: what it says of all but the
    file. grid: uint8 RGB (h, w, 3). The model is written last, so that what is there is whole."""
    folder = run.folder / "moments"
    folder.mkdir(parents=True, exist_ok=True)
    stem = folder / f"{card['steps']:07d}"
    moment = Moment(
        card["steps"], stem.with_suffix(".safetensors"), stem.with_suffix(".webp"), dict(figures)
    )
    write_picture(moment.picture, grid)
    write(stem.with_suffix(".json"), json.dumps(moment.figures))
    content = with_card(save(halved(weights)), card)
    replace_whole(moment.file, lambda p: p.write_bytes(content))
    return moment


def thin(run: Run, best: int) -> None:
    """Keep at most `MOST` moments, evenly over the run; the first, the last and that of step
    `best` stay."""
    moments = list(run.moments())
    while len(moments) > MOST:
        gaps = {
            number: after.step - before.step
            for number, (before, after) in enumerate(pairs(moments), 1)
            if moments[number].step != best
        }
        forget(moments.pop(min(gaps, key=lambda number: gaps[number])))


def pairs(moments: Sequence[Moment]) -> list[tuple[Moment, Moment]]:
    """What stands before and after each moment but the first and the last."""
    return [(before, after) for (before, _), (_, after) in pairwise(pairwise(moments))]


def forget(moment: Moment) -> None:
    """Remove a moment: the model first, for it says that there is one."""
    for path in (moment.file, moment.picture, moment.file.with_suffix(".json")):
        path.unlink(missing_ok=True)


def make_model(moment: Moment, out: Path) -> None:
    """Let the model in `out` be that of a moment.

    A reader finds the old model or the new one, but for an instant between two renames; `mend`
    sets that right where a kill fell into it.
    """
    card = read_card_inside(moment.file)
    if card is None:
        raise DamagedModel("This moment holds no card.", file=moment.file)
    verify(card)
    model, text = out / f".part-{MODEL}", out / f".part-{CARD}"
    model.write_bytes(moment.file.read_bytes())
    text.write_text(
        card_text({**card.written(), **facts_of(model), "file": MODEL}), encoding="utf-8"
    )
    replace_whole(out / PREVIEW, lambda p: p.write_bytes(moment.picture.read_bytes()))
    model.replace(out / MODEL)
    text.replace(out / CARD)


def mend(run: Run) -> None:
    """Make the model again where it is not whole, of its own moment or of the newest."""
    if not (moments := run.moments()):
        return
    try:
        verify(read_card(run.out))
    except UnderpaintError:
        make_model(moments[-1], run.out)


def choose_moment(out: Path, step: int) -> Moment:
    """Let the model be what it was at a step, until the run is trained further.

    BadInput names the steps there are.
    """
    run = Run(out)
    moments = {moment.step: moment for moment in run.moments()}
    if step not in moments:
        known = ", ".join(map(str, moments)) or "none"
        raise BadInput(f"No moment of step {step} was kept.", file=out, remedy=f"Kept: {known}.")
    write(chosen(run), str(step))
    make_model(moments[step], out)
    return moments[step]


def chosen(run: Run) -> Path:
    """Where it is written that the artist chose the model, so that none takes its place."""
    return run.folder / "chosen"


def write_picture(path: Path, picture: np.ndarray) -> None:
    """uint8 RGB (h, w, 3) as .webp, at most `WIDEST` wide and high; whole or not at all."""
    scale = WIDEST / max(picture.shape[:2])
    if scale < 1:
        picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    bgr, quality = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_WEBP_QUALITY, 90]
    content = cv2.imencode(".webp", bgr, quality)[1].tobytes()  # OpenCV writes to no 画/ on Windows
    replace_whole(path, lambda p: p.write_bytes(content))
