"""What lies in a folder of pictures: counted at once, then looked through by the doctor."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from editor.core.errors import BadInput, UnderpaintError
from editor.ui.background import Background
from editor.ui.library.boards import LIST, lines_of
from editor.ui.train.commands import Command
from editor.ui.train.reading import read_picture

SUFFIXES = frozenset(
    (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".avif", ".gif", ".jxl", ".ppm")
)
SHOWN = 24
"""Pictures of the strip."""
THUMBNAIL = 128
LABELS = "labels.csv"
MOST_WORDS = 12
"""A column with more different words than that tells no attribute."""
MOST_ROWS = 20000
"""Rows of the labels that are looked at."""


@dataclass(frozen=True)
class Finding:
    """Something about a file. serious: training is better without it. like: the file that it
    resembles, of a near-duplicate."""

    file: str
    trouble: str
    detail: str = ""
    serious: bool = False
    like: str = ""


@dataclass(frozen=True, eq=False)
class Dataset:
    """folder: of the pictures, or a .txt list of them. files: all of them, from `home`. classes:
    pictures in each first folder below it. columns: of labels.csv, the words of each. licence: as
    found. findings, remarks: of the doctor. examined: the doctor has looked at everything.
    excluded: files that are left out."""

    folder: Path
    files: tuple[str, ...] = field(default=(), repr=False)
    classes: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    licence: str = ""
    findings: tuple[Finding, ...] = field(default=(), repr=False)
    examined: bool = False
    remarks: tuple[str, ...] = ()
    excluded: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def home(self) -> Path:
        """From where the files are named: of a list, where it lies."""
        return self.folder.parent if is_list(self.folder) else self.folder

    @property
    def name(self) -> str:
        """What the pictures are called."""
        return (self.folder.stem if is_list(self.folder) else self.folder.name) or str(self.folder)

    @property
    def count(self) -> int:
        """Pictures that are trained on."""
        return len(self.files) - len(self.excluded.intersection(self.files))

    def groups(self) -> dict[str, tuple[Finding, ...]]:
        """The findings by trouble, those that matter most first."""
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.trouble, []).append(finding)
        order = sorted(found, key=lambda name: (not found[name][0].serious, -len(found[name])))
        return {name: tuple(found[name]) for name in order}

    def without(self, files: frozenset[str]) -> Dataset:
        """The same, these files left out too."""
        return replace(self, excluded=self.excluded | files)

    def with_again(self, files: frozenset[str]) -> Dataset:
        """The same, these files taken in again."""
        return replace(self, excluded=self.excluded - files)


def survey(folder: Path) -> Dataset:
    """Count the pictures of a folder or a list by their names alone, and read what columns the
    labels have.

    For a background thread. BadInput where there is no such folder, or no picture in it.
    """
    if is_list(folder) and folder.is_file():
        files = tuple(lines_of(folder))
    elif folder.is_dir():
        files = tuple(sorted(path.relative_to(folder).as_posix() for path in _pictures(folder)))
    else:
        raise BadInput("There is no such folder.", file=folder, remedy="Choose another one.")
    if not files:
        raise BadInput(
            "There are no pictures in this folder.",
            file=folder,
            remedy="Choose one that holds PNG, JPEG, WebP or TIFF pictures.",
        )
    classes = Counter(name.split("/")[0] for name in files if "/" in name)
    known = Dataset(folder, files, dict(sorted(classes.items())))
    return replace(known, columns=columns(known.home / LABELS))


def is_list(data: Path) -> bool:
    """True for the name of a list of pictures, which training reads as it reads a folder."""
    return data.suffix.lower() == LIST


def _pictures(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.suffix.lower() in SUFFIXES and not path.name.startswith("."):
            yield path


def columns(path: Path) -> dict[str, tuple[str, ...]]:
    """Of each column of labels but the first: its words, where they are few; else it is left out.

    Nothing where there is no such file, or it cannot be read.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(islice(csv.DictReader(file), MOST_ROWS))
    except (OSError, UnicodeDecodeError, csv.Error):
        return {}
    names = list(rows[0])[1:] if rows else []
    words = {name: {str(row.get(name) or "") for row in rows} - {""} for name in names if name}
    few = {name: found for name, found in words.items() if 1 < len(found) <= MOST_WORDS}
    return {name: tuple(sorted(found)) for name, found in few.items()}


def strip(dataset: Dataset) -> tuple[tuple[str, QImage], ...]:
    """Some pictures of the folder, at even distances. For a background thread."""
    step = max(1, len(dataset.files) // SHOWN)
    names = dataset.files[::step][:SHOWN]
    images = ((name, read_picture(dataset.home / name, THUMBNAIL)) for name in names)
    return tuple((name, squared(image)) for name, image in images if not image.isNull())


def squared(image: QImage) -> QImage:
    """The middle square of a picture."""
    side = min(image.width(), image.height())
    return image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)


class Doctor(QObject):
    """Looks at a folder: `dataset` is there soon, its findings come while the doctor looks.

    changed: `dataset` is another one. progressed(0..1). pictured: `pictures` are there.
    failed(str): why there is nothing to train on.
    """

    changed = Signal()
    progressed = Signal(float)
    pictured = Signal()
    failed = Signal(str)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.dataset: Dataset | None = None
        self.pictures: tuple[tuple[str, QImage], ...] = ()
        self.complaint = ""
        """Why the doctor could not look, "" where it could."""
        self._background = background
        self._asked: Path | None = None
        self._found: list[Finding] = []
        self._side = 0
        self._command = Command(self)
        self._command.said.connect(self._on_said)
        self._command.ended.connect(self._on_ended)

    @property
    def looking(self) -> bool:
        """True until everything has been examined."""
        return self._asked is not None and (self.dataset is None or self._command.running)

    def examine(self, folder: Path, side: int) -> None:
        """Look at another folder, or at the same one again. side: of the squares to train on."""
        self._command.stop()
        self._asked, self.dataset, self.pictures = folder, None, ()
        self._found, self.complaint, self._side = [], "", side
        self.changed.emit()

        def came(dataset: Dataset) -> None:
            if self._asked == folder:
                self._on_survey(dataset)

        def broke(error: UnderpaintError) -> None:
            if self._asked == folder:
                self.forget()
                self.failed.emit(str(error))

        self._background.run(lambda: survey(folder), came, broke)

    def examine_for(self, side: int) -> None:
        """Look at the same pictures again, for squares of another side; what is left out stays."""
        if self.dataset is not None and side != self._side:
            self._side, self._found, self.complaint = side, [], ""
            self._begin(replace(self.dataset, examined=False))

    def forget(self) -> None:
        """Look at no folder."""
        self._command.stop()
        self._asked = self.dataset = None
        self.pictures = ()
        self.changed.emit()

    def leave_out(self, files: frozenset[str]) -> None:
        """Train without these."""
        if self.dataset is not None:
            self.dataset = self.dataset.without(files)
            self.changed.emit()

    def take_in(self, files: frozenset[str]) -> None:
        """Train with these again."""
        if self.dataset is not None:
            self.dataset = self.dataset.with_again(files)
            self.changed.emit()

    def close(self) -> None:
        """End what still looks."""
        self._command.close()

    # ---- what comes

    def _on_survey(self, dataset: Dataset) -> None:
        self._begin(dataset)

        def came(pictures: tuple[tuple[str, QImage], ...]) -> None:
            if self._asked == dataset.folder:
                self.pictures = pictures
                self.pictured.emit()

        self._background.run(lambda: strip(dataset), came, lambda _: None)

    def _begin(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._command.start(["doctor", str(dataset.folder), "--side", str(self._side)])
        self.changed.emit()

    def _on_said(self, facts: dict[str, Any]) -> None:
        if facts.get("event") == "progress":
            self.progressed.emit(float(facts["fraction"]))
        elif facts.get("event") == "finding":
            names = ("file", "trouble", "detail", "like")
            words = {name: str(facts.get(name, "")) for name in names}
            self._found.append(Finding(**words, serious=bool(facts.get("serious"))))
        elif facts.get("event") == "report" and self.dataset is not None:
            classes = {str(name): int(count) for name, count in dict(facts["classes"]).items()}
            self.dataset = replace(
                self.dataset,
                classes=classes or self.dataset.classes,
                licence=str(facts.get("licence", "")),
                remarks=tuple(str(one) for one in facts.get("remarks", ())),
            )

    def _on_ended(self, complaint: str) -> None:
        self.complaint = complaint
        if self.dataset is not None:
            found = tuple(self._found)
            self.dataset = replace(self.dataset, findings=found, examined=not complaint)
        self.changed.emit()
