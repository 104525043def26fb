"""A library on disk: a series that grows, pictures of the artist's own, a clip."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from editor.ui.garbage import GuiGarbage
from editor.ui.library.library import Library


def write_picture(path: Path, shade: int = 90, size: tuple[int, int] = (40, 30)) -> Path:
    """A picture of one shade of red, (w, h)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, (shade, 30, 60)).save(path)
    return path


def write_clip(path: Path) -> Path:
    """Six green frames, 64 x 48."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("mpeg4", rate=12)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.time_base = Fraction(1, 12)
        green = np.zeros((48, 64, 3), np.uint8)
        green[..., 1] = 180
        for _ in range(6):
            out.mux(stream.encode(av.VideoFrame.from_ndarray(green, format="rgb24")))
        out.mux(stream.encode(None))
    return path


def write_series(folder: Path, count: int, wanted: int) -> Path:
    """Some pictures of a series that is to have more."""
    for number in range(count):
        write_picture(folder / f"{folder.name}-{number:05d}.png", 40 + 10 * number)
    facts = {"licence": "CC0", "wish": {"count": wanted}, "pictures": []}
    (folder / "series.json").write_text(json.dumps(facts), encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def garbage(qapp: QApplication) -> Iterator[None]:
    """As in the program: Qt objects are never collected in a worker's thread."""
    keeper = GuiGarbage()
    yield
    gc.collect()
    keeper.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Where the library is; nothing is there yet."""
    return tmp_path / "library"


@pytest.fixture
def stocked(root: Path) -> Path:
    """Three of five portraits, two pictures and a clip of the artist's own, notes."""
    write_series(root / "portraits", 3, 5)
    write_picture(root / "My pictures" / "lake.png")
    write_picture(root / "My pictures" / "sub" / "hill.jpg")
    write_clip(root / "My pictures" / "walk.mp4")
    (root / "My pictures" / "notes.txt").write_text("not mine", encoding="utf-8")
    return root


@pytest.fixture
def library(qapp: QApplication, root: Path) -> Iterator[Library]:
    """The library of that folder; nobody looks at it yet."""
    library = Library(root)
    yield library
    library.close()
