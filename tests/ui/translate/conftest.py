"""A translator with two models on its shelf, and an engine that turns pictures into negatives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings

from editor.core.history import History
from editor.jobs.clip import FramesJob
from editor.jobs.job import Patch, Tick
from editor.ui.background import Background
from editor.ui.translate.translator import Translator
from editor.ui.worker import GpuWorker
from editor.weights.card import Card
from tests.ui.style.conftest import (
    FakePlayhead,
    FakeSupply,
    Negative,
    playhead,
    settings,
    supply,
)

__all__ = ["playhead", "settings", "supply"]


def card(name: str, **values: Any) -> Card:
    """A card of a translator without a file."""
    return Card(
        name=name, task="translate", title=name.title(), architecture="", licence="", data="",
        command="", seed=0, steps=0, hardware="", minutes=0.0, limits="", file="m.safetensors",
        sha256="", size_bytes=0, folder=Path("/nowhere") / name, **values,
    )  # fmt: skip


SEASONS = card("seasons", styles={"photos": "Photographs", "art": "Paintings"})
FACES = card(
    "faces", styles={"smile": "Smile", "hat": "Hat"}, parameters={"attributes": ["smile", "hat"]}
)
CARDS = (FACES, SEASONS)


class Reading(Negative):
    """The negative, also of several frames; tells how much of smile and hat "faces" reads."""

    def __call__(self, job: Any, tick: Tick) -> Iterator[Patch]:
        jobs = job.jobs if isinstance(job, FramesJob) else (job,)
        for number, each in enumerate(jobs):
            for patch in super().__call__(each, tick):
                notes = {"is:smile": 0.2, "is:hat": 0.9} if each.model == "faces" else {}
                yield replace(patch, notes=notes, frame=number)


@pytest.fixture
def engine() -> Iterator[Reading]:
    engine = Reading()
    yield engine
    engine.open.set()


@pytest.fixture
def translator(
    history: History,
    worker: GpuWorker,
    background: Background,
    settings: QSettings,
    playhead: FakePlayhead,
    supply: FakeSupply,
    tmp_path: Path,
) -> Iterator[Translator]:
    """On the picture of tests/ui/conftest, 600 x 400."""
    translator = Translator(history, worker, background, settings, playhead, supply)
    translator.clip.folder = tmp_path / "clips"
    translator.set_cards(CARDS)
    yield translator
    translator.stop()  # its timers shall not ask a worker that is closed
