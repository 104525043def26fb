"""What can be trained: the recipes as the command line lists them, and what each needs."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QImage

from editor.ui.background import Background
from editor.ui.said import said
from editor.ui.train.commands import Command
from editor.ui.train.dataset import Dataset
from editor.ui.train.reading import read_picture
from editor.ui.words import marked as T
from editor.weights.shelf import resource_root

FOLDER, CLASSES, ATTRIBUTES, TWO_FOLDERS = "folder", "classes", "attributes", "two folders"
PICTURE = 320
USUAL_SECONDS, USUAL_CORES = 0.00426, 2
"""What `_sums` takes of a core of the machine that the recipes' minutes are of, and its cores."""
FASTEST, SLOWEST = 0.25, 5.0
"""How far the minutes of a recipe are scaled at most."""


@dataclass(frozen=True)
class Recipe:
    """One line of `underpaint recipes list --json`. needs: what the folder must hold. minutes: on
    two cores of the usual machine. limits: what it is not good at."""

    name: str
    title: str
    purpose: str = ""
    family: str = ""
    paper: str = ""
    crop: int = 64
    batch: int = 64
    minutes: float = 0.0
    aim: Mapping[str, float] = field(default_factory=dict)
    needs: str = FOLDER
    limits: str = ""

    def unfit(self, dataset: Dataset | None) -> str:
        """Why it cannot learn from these pictures, or ""."""
        if dataset is None:
            return ""
        if self.needs == CLASSES and len(dataset.classes) < 2 and not dataset.columns:
            return _said(NEEDS_CLASSES)
        if self.needs == ATTRIBUTES and not dataset.columns:
            return _said(NEEDS_ATTRIBUTES)
        return ""


NEEDS_CLASSES = T("Recipes", "Needs kinds: a folder for each kind, or a column of labels.csv.")
NEEDS_ATTRIBUTES = T("Recipes", "Needs a labels.csv beside the pictures that says what each has.")
NEEDS_TWO = T("Recipes", "Needs a second folder: what the pictures shall become.")


def _said(text: str) -> str:
    return QCoreApplication.translate("Recipes", text)


def recipe_from(facts: Mapping[str, Any]) -> Recipe:
    """Read a line of the list."""
    names = {word: str(facts.get(word, "")) for word in ("name", "family", "paper")}
    words = {word: said(str(facts.get(word, ""))) for word in ("title", "purpose", "limits")}
    return Recipe(
        **names,
        **words,
        crop=int(facts.get("crop", 64)),
        batch=int(facts.get("batch", 64)),
        minutes=float(facts.get("minutes", 0)),
        aim=dict(facts.get("aim") or {}),
        needs=str(facts.get("needs", FOLDER)),
    )


def slowness() -> float:
    """How much longer this machine takes than the one that the recipes' minutes are of, about.

    The core's own time counts, so that what else runs changes little; twice the cores are taken
    for 1.4 times the speed. For a background thread.
    """
    cores = (os.cpu_count() or 1) / USUAL_CORES
    slow = min(_sums() for _ in range(8)) / USUAL_SECONDS / math.sqrt(cores)
    return min(SLOWEST, max(FASTEST, slow))


def _sums() -> float:
    """Seconds of this thread's own time for some million multiplications and sums."""
    a = np.linspace(0.5, 1.5, 1 << 14, dtype=np.float32)
    out = a.copy()
    begun = time.thread_time()
    for _ in range(400):
        np.multiply(out, a, out=out)
        np.add(out, a, out=out)
        np.minimum(out, 2.0, out=out)
    return time.thread_time() - begun


def preview_of(name: str) -> Path:
    """A picture by the built-in model that the recipe made; it may be missing."""
    return resource_root() / "models" / name / "preview.webp"


class Recipes(QObject):
    """The list, asked for once. changed: `known`, `pictures` or `slowness` came. failed(str)."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.known: tuple[Recipe, ...] = ()
        self.pictures: dict[str, QImage] = {}
        self.slowness = 1.0
        self._background = background
        self._found: list[Recipe] = []
        self._command = Command(self)
        self._command.said.connect(self._on_said)
        self._command.ended.connect(self._on_ended)

    def ask(self) -> None:
        """Read the list, unless it is known or on its way."""
        if not self.known and not self._command.running:
            self._found = []
            self._command.start(["recipes", "list"])
            self._background.run(slowness, self._on_slowness, lambda _: None)

    def minutes(self, recipe: Recipe) -> float:
        """How long it takes here, about."""
        return recipe.minutes * self.slowness

    def named(self, name: str) -> Recipe | None:
        """The recipe of that name."""
        return next((one for one in self.known if one.name == name), None)

    def close(self) -> None:
        """End what still reads."""
        self._command.close()

    def _on_said(self, facts: dict[str, Any]) -> None:
        if facts.get("title") and facts.get("needs") in (
            FOLDER, CLASSES, ATTRIBUTES, TWO_FOLDERS
        ):  # fmt: skip
            self._found.append(recipe_from(facts))

    def _on_ended(self, complaint: str) -> None:
        if complaint:
            self.failed.emit(complaint)
            return
        order = (FOLDER, CLASSES, ATTRIBUTES, TWO_FOLDERS)
        self.known = tuple(sorted(
            self._found, key=lambda one: (order.index(one.needs), one.minutes)
        ))  # fmt: skip
        self.changed.emit()
        names = [one.name for one in self.known]

        def read() -> dict[str, QImage]:
            return {name: read_picture(preview_of(name), PICTURE) for name in names}

        self._background.run(read, self._on_pictures, lambda _: None)

    def _on_pictures(self, pictures: dict[str, QImage]) -> None:
        self.pictures = {name: image for name, image in pictures.items() if not image.isNull()}
        self.changed.emit()

    def _on_slowness(self, factor: float) -> None:
        self.slowness = factor
        self.changed.emit()
