"""Files of directions, the artist's own sliders, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from editor.core.errors import BadFile, BadInput, CannotWrite
from editor.jobs.directions import Direction
from editor.weights.card import Card, read_card
from editor.weights.collection import FILE, Collection, read_collection, write_collection
from editor.weights.directions import (
    accept,
    as_found,
    change,
    directions_of,
    drop,
    free_name,
    keep,
    own_folder,
    share,
)
from editor.weights.shelf import find
from tests.weights.test_card import write_model

SHAPE = (3, 5)


def direction(name: str, seed: int = 0, **changes: object) -> Direction:
    """One that holds something in every field."""
    rng = np.random.default_rng(seed)
    made = Direction(
        name, rng.normal(size=SHAPE).astype(np.float32), -1.0, 2.0, name.title(), "a step", "pca",
        rng.normal(size=SHAPE).astype(np.float32), 0.25, ("micah", "personas"), True, 0.9, 0.1,
        rng.integers(0, 256, (8, 8), np.uint8),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture
def card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Card:
    """A model with two directions; the artist's folder is empty."""
    monkeypatch.setenv("UNDERPAINT_DIRECTIONS", str(tmp_path / "own"))
    made = read_card(write_model(tmp_path / "faces"))
    both = (direction("smile", 1), direction("beard", 2, kinds=(), map=None, readout=None))
    write_collection(made.folder / FILE, Collection(both, "faces", "made here", "MIT"))
    return made


def names(card: Card) -> list[str]:
    return [d.name for d in directions_of(card)]


def test_a_file_holds_all_of_a_direction(tmp_path: Path) -> None:
    whole = direction("smile")
    bare = Direction("bare", np.ones(SHAPE, np.float32))
    write_collection(tmp_path / "a.safetensors", Collection((whole, bare), "faces", "n", "MIT"))
    read = read_collection(tmp_path / "a.safetensors")
    assert (read.model, read.note, read.licence) == ("faces", "n", "MIT")
    for before, after in zip((whole, bare), read.directions, strict=True):
        for name in ("name", "low", "high", "title", "unit", "source", "offset", "kinds",
                     "stepped", "more"):  # fmt: skip
            assert getattr(before, name) == getattr(after, name)
        np.testing.assert_array_equal([before.effect, before.drift], [after.effect, after.drift])
        for name in ("vector", "readout", "map"):
            one, other = getattr(before, name), getattr(after, name)
            assert (one is None) == (other is None)
            if one is not None:
                np.testing.assert_array_equal(one, other)
                assert not other.flags.writeable


def hostile(path: Path, entry: dict[str, object], **arrays: np.ndarray) -> None:
    """A file whose only direction `x` is spoilt."""
    whole = {"name": "x", "low": -1.0, "high": 1.0, "title": "", "unit": "", "source": "pca",
             "offset": 0.0, "kinds": [], "stepped": False, "more": False}  # fmt: skip
    held = {"x.vector": np.ones(SHAPE, np.float32)} | {f"x.{k}": v for k, v in arrays.items()}
    save_file(held, path, {"underpaint": "directions 1", "model": "m",
                           "directions": json.dumps([whole | entry])})  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "arrays", "words"),
    [
        ({"name": "../../x"}, {}, "no plain word"),
        ({"name": 3}, {}, "no plain word"),
        ({"low": "-1"}, {}, "wrong kind"),
        ({"low": 1.0}, {}, "no range"),
        ({"high": float("inf")}, {}, "no range"),
        ({"source": "magic"}, {}, "no known source"),
        ({"kinds": [1]}, {}, "text"),
        ({"name": "absent"}, {}, "absent.vector"),
        ({}, {"vector": np.ones(5, np.float32)}, "no vector"),
        ({}, {"vector": np.ones(SHAPE, np.int32)}, "no vector"),
        ({}, {"vector": np.ones((65, 2), np.float32)}, "more layers"),
        ({}, {"vector": np.full(SHAPE, np.nan, np.float32)}, "no numbers"),
        ({}, {"readout": np.ones((2, 5), np.float32)}, "another shape"),
        ({}, {"map": np.ones((300, 300), np.uint8)}, "small picture"),
        ({}, {"map": np.ones((4, 4), np.float32)}, "small picture"),
    ],
)
def test_spoilt_files_are_refused_in_a_sentence(
    tmp_path: Path, entry: dict[str, object], arrays: dict[str, np.ndarray], words: str
) -> None:
    path = tmp_path / "x.safetensors"
    hostile(path, entry, **arrays)
    with pytest.raises(BadFile, match=words) as caught:
        read_collection(path)
    assert caught.value.file == path


def test_other_files_are_refused(tmp_path: Path, card: Card) -> None:
    path = tmp_path / "x.safetensors"
    save_file({"x.vector": np.ones(SHAPE, np.float32)}, path)
    with pytest.raises(BadFile, match="does not say"):
        read_collection(path)
    whole = (card.folder / FILE).read_bytes()
    for content in (b"", b"PK\x03\x04", whole[:-1], whole + b"x", b"\xff" * 8 + whole[8:]):
        path.write_bytes(content)
        with pytest.raises(BadFile):
            read_collection(path)
    with pytest.raises(BadFile, match="cannot be read"):
        read_collection(tmp_path / "absent.safetensors")


def test_every_flipped_byte_of_the_header_is_refused_or_read(tmp_path: Path, card: Card) -> None:
    whole = bytearray((card.folder / FILE).read_bytes())
    path, rng = tmp_path / "x.safetensors", np.random.default_rng(0)
    refused = 0
    for at in rng.integers(0, len(whole) // 2, 200):
        spoilt = bytearray(whole)
        spoilt[at] ^= 1 << int(rng.integers(8))
        path.write_bytes(spoilt)
        try:
            read_collection(path)
        except BadFile:
            refused += 1
    assert refused > 20


def test_the_artists_changes_are_remembered_and_forgotten(card: Card) -> None:
    change(card, "smile", title="  Grin ")
    change(card, "Grin", low=-2, high=5.5)
    change(card, "beard", more=True)
    smile, beard = directions_of(card)
    assert (smile.title, smile.low, smile.high, smile.more) == ("Grin", -2, 5.5, False)
    assert beard.more
    as_found(card, "smile")
    assert (directions_of(card)[0].title, directions_of(card)[0].high) == ("Smile", 2.0)
    assert directions_of(card)[1].more


@pytest.mark.parametrize(
    ("name", "changes", "words"),
    [
        ("wings", {"title": "x"}, "no attribute “wings”"),
        ("smile", {"title": "   "}, "title"),
        ("smile", {"title": "x" * 81}, "title"),
        ("smile", {"low": 3.0}, "lower to a higher"),
        ("smile", {"high": float("nan")}, "lower to a higher"),
    ],
)
def test_changes_that_make_no_sense_are_refused(
    card: Card, name: str, changes: dict[str, object], words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        change(card, name, **changes)
    assert directions_of(card)[0].title == "Smile"


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"smile": {"low": "x"}}', '{"smile": {"colour": 1}}', "[" * 5000]
)
def test_spoilt_changes_name_their_file(card: Card, text: str) -> None:
    own_folder("faces").mkdir(parents=True)
    path = own_folder("faces") / "sliders.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile) as caught:
        directions_of(card)
    assert caught.value.file == path


def test_own_sliders_are_kept_replaced_and_dropped(card: Card) -> None:
    keep(card, [direction("curls", 3)])
    keep(card, [direction("curls", 4), direction("hat", 5)])
    assert names(card) == ["smile", "beard", "curls", "hat"]
    np.testing.assert_array_equal(directions_of(card)[2].vector, direction("curls", 4).vector)
    drop(card, "curls")
    assert names(card) == ["smile", "beard", "hat"]
    drop(card, "hat")
    assert not list(own_folder("faces").glob("*.safetensors"))
    with pytest.raises(BadInput, match="none of your own"):
        drop(card, "smile")


def test_sliders_of_another_shape_are_refused_or_left_out(card: Card, tmp_path: Path) -> None:
    wide = Direction("wide", np.ones((3, 6), np.float32))
    with pytest.raises(BadInput, match="3 x 6 numbers; this model's have 3 x 5"):
        keep(card, [wide])
    own_folder("faces").mkdir(parents=True)
    write_collection(own_folder("faces") / "other.safetensors", Collection((wide,), "x"))
    (own_folder("faces") / "broken.safetensors").write_bytes(b"no")
    assert names(card) == ["smile", "beard"]


def test_shared_sliders_come_as_they_were_named_and_ranged(
    card: Card, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(card, "smile", title="Grin", high=4.0)
    share(card, ["Grin"], tmp_path / "Mine!.safetensors")
    monkeypatch.setenv("UNDERPAINT_DIRECTIONS", str(tmp_path / "somebody"))
    (card.folder / FILE).unlink()
    (taken,) = accept(card, tmp_path / "Mine!.safetensors")
    assert (taken.name, taken.title, taken.high) == ("smile", "Grin", 4.0)
    assert [d.title for d in directions_of(card)] == ["Grin"]


def test_names_are_plain_and_free() -> None:
    taken = [direction("big-hair"), direction("big-hair-2")]
    assert free_name("Big hair!", taken) == "big-hair-3"
    assert free_name("微笑", []) == "slider"
    with pytest.raises(BadInput, match="cannot be a slider's name"):
        write_collection(Path("x"), Collection((direction("Ümlaut"),), "m"))
    with pytest.raises(BadInput, match="one name"):
        write_collection(Path("x"), Collection((direction("a"), direction("a")), "m"))


def test_a_folder_that_cannot_be_written_is_named(
    card: Card, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("UNDERPAINT_DIRECTIONS", str(tmp_path / "file"))
    with pytest.raises(CannotWrite, match="UNDERPAINT_DIRECTIONS"):
        keep(card, [direction("curls")])
    with pytest.raises(CannotWrite):
        write_collection(tmp_path / "absent" / "x", Collection((direction("a"),), "m"))


def test_a_file_is_small(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    write_collection(path, Collection((direction("smile"),), "faces"))
    assert path.stat().st_size < 2000
    assert set(load_file(path)) == {"smile.vector", "smile.readout", "smile.map"}


def test_the_built_in_portraits_come_with_sliders_that_move_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNDERPAINT_DIRECTIONS", str(tmp_path))
    shown = {d.name: d for d in directions_of(find("portraits")) if not d.more}
    assert {"smile", "glasses", "beard", "hair_length", "skin", "closed_eyes"} <= set(shown)
    for name in ("smile", "glasses", "beard", "hair_length", "skin"):
        assert shown[name].effect == pytest.approx(1, abs=0.25)
        assert shown[name].map is not None
