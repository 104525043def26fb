"""Autosave: what was stored survives, only changed tiles are written, running windows are safe."""

from __future__ import annotations

import contextlib
import errno
import json
import math
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from editor.core.document import Document
from editor.core.errors import BadFile, CannotWrite
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer, Recipe
from editor.core.raster import raster_from
from editor.media.autosave import Autosave, default_folder
from editor.media.ora import open_ora, save_ora
from tests.media.making import assert_same, document, photo, with_alpha
from tests.media.test_ora import documents

ROOT = Path(__file__).parents[2]


Opener = Callable[[Path], Autosave]


@pytest.fixture
def opening() -> Iterator[Opener]:
    """Windows that are closed when the test ends."""
    with contextlib.ExitStack() as stack:

        def opened(folder: Path) -> Autosave:
            return stack.enter_context(contextlib.closing(Autosave(folder)))

        yield opened


def crashed(folder: Path, made: Document, source: Path | None = None) -> None:
    """A window that stored a document and ended without discarding it."""
    window = Autosave(folder)
    window.store(made, source)
    window.close()


def test_everything_comes_back(tmp_path: Path, opening: Opener) -> None:
    made = document()
    crashed(tmp_path, made, Path("/home/me/picture.ora"))
    window = opening(tmp_path)
    (found,) = window.recoverable()
    assert (found.source, found.size) == (Path("/home/me/picture.ora"), made.size)
    back, notes = window.recover(found)
    assert notes == () and back.metadata == made.metadata
    assert_same(made, back)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=documents())
def test_any_document_comes_back(made: Document, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("autosave")
    crashed(folder, made)
    window = Autosave(folder)
    back, notes = window.recover(window.recoverable()[0])
    assert notes == ()
    assert_same(made, back)
    window.close()


def test_odd_values_cannot_spoil_it(tmp_path: Path, opening: Opener) -> None:
    """Half surrogates, NaN, numpy numbers, an opacity of 1.0000001, a name that is no text."""
    odd = {"nan": math.nan, "seed": np.int64(7), "huge": 1 << 70, "\udc80": "\ud800", "t": (1, 2)}
    layer = PixelLayer("\ud83d", opacity=1 + 1e-7, recipe=Recipe("inpaint", odd))
    made = Document(Size(9, 9), (layer,)).with_mask(raster_from(photo()[..., 0]), "m\udfff")
    made = replace(made, active_mask="m\udfff")
    source = Path(os.fsdecode(b"/home/me/f\xfcr %41.ora"))
    crashed(tmp_path, made, source)
    window = opening(tmp_path)
    (found,) = window.recoverable()
    assert found.source == source
    save_ora(tmp_path / "a.ora", made, np.zeros((9, 9, 4), np.uint8))
    for back, notes in (window.recover(found), open_ora(tmp_path / "a.ora")):
        assert notes == () and back.active_mask == "m\ufffd" and back.mask.tiles
        (kept,) = back.layers
        assert isinstance(kept, PixelLayer) and kept.recipe is not None
        assert (kept.name, kept.opacity) == ("\ufffd", 1.0)
        wanted = {"nan": None, "seed": 7, "huge": 1 << 70, "\ufffd": "\ufffd", "t": [1, 2]}
        assert dict(kept.recipe.parameters) == wanted


def test_a_running_window_is_never_offered(tmp_path: Path, opening: Opener) -> None:
    running, other = opening(tmp_path), opening(tmp_path)
    running.store(document())
    assert other.recoverable() == [] and running.recoverable() == []
    running.close()
    (found,) = other.recoverable()
    other.recover(found)
    assert opening(tmp_path).recoverable() == []  # two windows cannot recover the same
    with pytest.raises(BadFile, match="Another window"):
        opening(tmp_path).recover(found)


def test_discarding_deletes_its_own_files_alone(tmp_path: Path, opening: Opener) -> None:
    window = opening(tmp_path)
    window.store(document())
    window.discard()
    assert list(tmp_path.iterdir()) == []
    window.store(document())  # and it can go on
    (session,) = tmp_path.iterdir()
    (session / "mine.txt").write_text("do not touch")
    window.discard()
    assert [p.name for p in session.iterdir()] == ["mine.txt"]


def test_a_recovery_is_kept_until_the_next_store(tmp_path: Path, opening: Opener) -> None:
    crashed(tmp_path, document())
    window = opening(tmp_path)
    back = window.recover(window.recoverable()[0]).document
    window.close()  # it crashed again, before it stored
    window = opening(tmp_path)
    (found,) = window.recoverable()
    back = window.recover(found).document
    window.store(back)
    assert not found.folder.exists()
    window.close()
    (newer,) = opening(tmp_path).recoverable()
    assert newer.folder != found.folder


def packs(folder: Path) -> list[int]:
    return sorted(path.stat().st_size for path in folder.rglob("*.pack"))


def test_only_changed_tiles_are_written(tmp_path: Path, opening: Opener) -> None:
    pixels = with_alpha(photo(1024, 768))
    made = Document(Size(1024, 768), (PixelLayer("a", pixels=raster_from(pixels)),))
    window = opening(tmp_path)
    window.store(made)
    (whole,) = packs(tmp_path)
    window.store(replace(made, active_mask="Mask"))
    assert packs(tmp_path) == [whole]  # nothing new, no new pack
    copy = replace(made, layers=(*made.layers, replace(made.layers[0], name="copy")))
    window.store(copy)
    assert packs(tmp_path) == [whole]  # a copy shares its tiles
    layer = made.layers[0]
    assert isinstance(layer, PixelLayer)
    dot = np.full((4, 4, 4), 200, np.uint8)
    painted = replace(layer, pixels=layer.pixels.write(Rect(10, 10, 4, 4), dot))
    window.store(replace(made, layers=(painted,)))
    assert len(packs(tmp_path)) == 2 and packs(tmp_path)[0] < whole / 20
    window.close()
    back = opening(tmp_path)
    (stored,) = back.recover(back.recoverable()[0]).document.layers
    assert isinstance(stored, PixelLayer)
    np.testing.assert_array_equal(stored.pixels.read(made.bounds), painted.pixels.read(made.bounds))


def test_waste_is_cleared_over_a_long_session(tmp_path: Path, opening: Opener) -> None:
    random = np.random.default_rng(1)
    raster = raster_from(with_alpha(photo(512, 512)))
    window = opening(tmp_path)
    for _ in range(120):
        x, y = (int(v) for v in random.integers(0, 500, 2))
        dab = random.integers(0, 255, (9, 9, 4)).astype(np.uint8)
        raster = raster.write(Rect(x, y, 9, 9), dab)
        window.store(Document(Size(512, 512), (PixelLayer("a", pixels=raster),)))
    assert sum(packs(tmp_path)) < 3 * raster.nbytes and len(packs(tmp_path)) <= 101
    window.close()
    back = opening(tmp_path)
    (stored,) = back.recover(back.recoverable()[0]).document.layers
    assert isinstance(stored, PixelLayer)
    area = Rect(0, 0, 512, 512)
    np.testing.assert_array_equal(stored.pixels.read(area), raster.read(area))


def test_damaged_tiles_are_counted(tmp_path: Path, opening: Opener) -> None:
    made = document()
    crashed(tmp_path, made)
    (pack,) = tmp_path.rglob("*.pack")
    data = bytearray(pack.read_bytes())
    data[len(data) // 2] ^= 0xFF
    pack.write_bytes(data)
    window = opening(tmp_path)
    back, notes = window.recover(window.recoverable()[0])
    assert len(notes) == 1 and notes[0].startswith("1 tiles") and len(back.layers) == 4
    pack.unlink()
    back, notes = window.recover(window.recoverable()[0]) if window.recoverable() else (back, notes)
    assert notes


def test_a_full_disk_keeps_what_was_stored(
    tmp_path: Path, opening: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = document()
    window = opening(tmp_path)
    window.store(made)

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="disk is full"):
        window.store(document(seed=5))
    monkeypatch.undo()
    assert len(packs(tmp_path)) == 1
    window.close()
    after = opening(tmp_path)
    assert_same(after.recover(after.recoverable()[0]).document, made)
    after.store(document(seed=6))


def test_no_place_to_store_is_a_sentence(tmp_path: Path, opening: Opener) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(CannotWrite):
        opening(tmp_path / "file").store(document())
    assert opening(tmp_path / "none").recoverable() == []


def test_the_default_place_is_the_users_own() -> None:
    assert default_folder().name == "recovery" and default_folder().is_absolute()


def storm(what: str, rounds: int, folder: Path) -> dict[str, int]:
    folder.mkdir()
    command = [sys.executable, "-m", "tests.media.storm", what, str(rounds), "11", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    facts: dict[str, int] = json.loads(done.stdout)
    return facts


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked savers")
def test_60_kills_during_save_lose_nothing(tmp_path: Path) -> None:
    facts = storm("save", 60, tmp_path / "save")
    assert (facts["rounds"], facts["lost"], facts["stray"]) == (60, 0, 0)
    assert facts["killed_in_the_act"] >= 5  # else the storm was none


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked windows")
def test_60_kills_during_autosave_lose_nothing_stored(tmp_path: Path) -> None:
    facts = storm("autosave", 60, tmp_path / "autosave")
    assert (facts["rounds"], facts["lost"], facts["stray"]) == (60, 0, 0)
    assert facts["offered_while_running"] == 0
