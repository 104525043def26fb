"""Any folder of pictures as something to learn from."""

from __future__ import annotations

import threading
import weakref
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
from PIL import Image

from editor.core.errors import BadFile, BadInput, CannotWrite
from editor.training import squares
from editor.training.data import Batch, DataOptions, Dataset, read_dataset
from editor.training.labels import LABELS
from editor.training.squares import read_rgb
from tests.training.kinds import BROKEN, KINDS, expected, picture, write_every_kind


def write(folder: Path, count: int, side: int = 24, first: int = 0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        Image.fromarray(picture(number, side)).save(folder / f"{number:03}.png")
    return folder


def read(data: Path, part: str = "train", side: int = 16, **options: object) -> Dataset:
    home = data if data.is_dir() else data.parent
    return read_dataset(data, DataOptions(**options), side, home.parent / "cache", part)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", KINDS)
def test_pictures_of_every_kind_come_out_right(name: str, tmp_path: Path) -> None:
    seen = read_rgb(write_every_kind(tmp_path, good=0) / name)
    assert seen.dtype == np.uint8
    apart = np.abs(seen.astype(int) - expected(name))
    assert apart.mean() <= KINDS[name][1] / 4 and np.percentile(apart, 95) <= KINDS[name][1]


def test_what_is_transparent_shows_the_background(tmp_path: Path) -> None:
    folder = write_every_kind(tmp_path, good=0)
    assert (read_rgb(folder / "clear.png", "#2040ff")[:16] == [0x20, 0x40, 0xFF]).all()


def test_large_photographs_are_decoded_smaller_but_not_too_small(tmp_path: Path) -> None:
    wide = np.ascontiguousarray(np.tile(cv2.resize(picture(1), (480, 480)), (1, 2, 1)))
    Image.fromarray(wide).save(tmp_path / "wide.jpg", quality=95)
    small = read_rgb(tmp_path / "wide.jpg", least=100)
    assert small.shape == (120, 240, 3)
    reference = cv2.resize(wide, (240, 120), interpolation=cv2.INTER_AREA).astype(int)
    assert np.abs(small - reference).mean() < 3


def test_what_cannot_be_read_is_listed_and_never_fatal(tmp_path: Path) -> None:
    folder = write_every_kind(tmp_path / "all")
    parts = [read(folder, part) for part in ("train", "validation")]
    unread = {**parts[0].unread, **parts[1].unread}
    assert set(unread) == set(BROKEN)
    assert "cut off" in unread["cut.jpg"] and "text" in unread["letter.jpg"]
    assert sum(map(len, parts)) == 12 + len(KINDS) + 1
    assert all(len(p.files) == len(p.kind) == len(p) == len(p.pictures) for p in parts)
    for name in ("y.png", "z.png"):  # which would be for validation, being the last
        (folder / name).write_bytes(b"")
    assert len(read(folder, "validation")) and len(read(folder))
    (tmp_path / "bad").mkdir()
    for name in "ab":
        (tmp_path / "bad" / f"{name}.jpg").write_bytes(b"")
    with pytest.raises(BadInput, match="can be read"):
        read(tmp_path / "bad")


def test_decoded_pictures_are_kept_until_a_file_or_the_look_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, count = write(tmp_path / "few", 6), [0]

    def counted(path: Path, background: str, least: int) -> np.ndarray:
        count[0] += 1
        return read_rgb(path, background, least)

    monkeypatch.setattr(squares, "read_rgb", counted)
    first = read(folder)
    assert (count[0], len(first)) == (5, 5)
    read(folder)
    assert count[0] == 5
    read(folder, adjust={"brightness": 0.5})
    assert count[0] == 10
    Image.fromarray(picture(77, 24)).save(folder / "000.png")
    assert not np.array_equal(read(folder).pictures[0], first.pictures[0])
    assert count[0] == 15


def test_a_stopped_reading_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, decoded = write(tmp_path / "few", 33), list[str]()
    whole = read_dataset(folder, DataOptions(), 16, tmp_path / "whole")
    made = squares.squares_of
    monkeypatch.setattr(squares, "SHARD", 4)
    monkeypatch.setattr(
        squares, "squares_of", lambda p, n, look: (decoded.append(n), made(p, n, look))[1]
    )

    def stop(part: float) -> None:
        if part > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_dataset(folder, DataOptions(), 16, tmp_path / "cache", say=stop)
    before, told = len(decoded), list[float]()
    again = read_dataset(folder, DataOptions(), 16, tmp_path / "cache", say=told.append)
    assert len(decoded) - before < len(whole) * 0.7
    assert told == sorted(told) and told[-1] == 1
    assert np.array_equal(again.pictures, whole.pictures) and again.files == whole.files
    assert sorted(p.suffix for p in (tmp_path / "cache").iterdir()) == [".json", ".npy"]


def test_several_runs_may_read_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, found = write(tmp_path / "few", 24), list[Dataset]()
    monkeypatch.setattr(squares, "SHARD", 3)
    runs = [threading.Thread(target=lambda: found.append(read(folder))) for _ in range(4)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert len(found) == 4
    assert all(np.array_equal(f.pictures, found[0].pictures) for f in found)


def test_whoever_is_later_takes_what_the_other_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other ends, and clears its parts away, just before they are joined here."""
    folder, join = write(tmp_path / "few", 12), squares._join
    later = list[Dataset]()

    def joined(*given: object) -> None:
        monkeypatch.setattr(squares, "_join", join)
        later.append(read(folder))
        join(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(squares, "_join", joined)
    assert np.array_equal(read(folder).pictures, later[0].pictures)


def test_memory_does_not_grow_with_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names, look = [f"{n}.png" for n in range(4000)], squares.Look(32)
    held, most, lock = 0, 0, threading.Lock()

    def let_go() -> None:
        nonlocal held
        with lock:
            held -= 1

    def decoded(*_: object) -> list[np.ndarray]:
        nonlocal held, most
        square = np.full((32, 32, 3), 7, np.uint8)
        weakref.finalize(square, let_go)
        with lock:
            held += 1
            most = max(most, held)
        return [square]

    monkeypatch.setattr(squares, "squares_of", decoded)
    monkeypatch.setattr(squares, "SHARD", 128)
    found = squares.read_squares(tmp_path, names, look, tmp_path / "cache")
    assert 128 <= most <= 4 * 128, "squares held at once"
    assert (found.pictures[-1] == 7).all() and len(found.pictures) == 4000


def test_a_full_disk_is_said_before_anything_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "few", 3)
    monkeypatch.setattr(squares.shutil, "disk_usage", lambda path: SimpleNamespace(free=100))
    with pytest.raises(CannotWrite, match="free"):
        read(folder)


def test_a_list_of_pictures_is_data_too(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one", 3), write(tmp_path / "far" / "two", 3, first=10)
    lines = [
        "# my collection",
        "one/000.png",
        "",
        "far/two/010.png",
        str(two / "012.png"),
        "no.png",
    ]
    (tmp_path / "list.txt").write_text("\n".join(lines), encoding="utf-8")
    parts = [read(tmp_path / "list.txt", part) for part in ("train", "validation")]
    files = {file for part in parts for file in part.files}
    assert files == {"one/000.png", "far/two/010.png", (two / "012.png").as_posix()}
    assert set(parts[0].unread) | set(parts[1].unread) == {"no.png"}
    classes = (tmp_path / "list.txt", "train", 16)
    lines = [str(one / "000.png"), str(one / "001.png"), "one/002.png"]
    lines += [str(two / f"01{n}.png") for n in range(3)]
    (tmp_path / "list.txt").write_text("\n".join(lines), encoding="utf-8")
    assert read(*classes, classes="folders").kinds == ("one", "two")
    (tmp_path / "list.csv").write_text("one/000.png")
    with pytest.raises(BadInput, match=r"\.txt"):
        read(tmp_path / "list.csv")


def test_one_in_twenty_is_for_validation_and_no_class_wholly(tmp_path: Path) -> None:
    for kind, count in (("many", 160), ("few", 2)):
        write(tmp_path / "all" / kind, count, side=4)
    train, check = (
        read(tmp_path / "all", p, 4, classes="folders") for p in ("train", "validation")
    )
    assert not set(train.files) & set(check.files)
    assert len(train) + len(check) == 162 and 2 <= len(check) <= 20
    assert set(train.kind) == {0, 1} and train.kinds == check.kinds == ("few", "many")


def test_folders_hidden_and_excluded_files_are_left_out(tmp_path: Path) -> None:
    folder = write(tmp_path / "all", 5)
    write(folder / "deeper" / "still", 2, first=20)
    write(folder / ".thumbnails", 2)
    files = {f for p in ("train", "validation") for f in read(folder, p, exclude=["001.png"]).files}
    named = {"000.png", "002.png", "003.png", "004.png"}
    assert files == named | {"deeper/still/020.png", "deeper/still/021.png"}


@pytest.mark.parametrize(("count", "words"), [(0, "no pictures"), (1, "only one picture")])
def test_no_pictures_or_one_are_one_sentence(count: int, words: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=words):
        read(write(tmp_path / "few", count))


def test_batches_are_the_same_for_the_same_numbers(tmp_path: Path) -> None:
    folder = write(tmp_path / "few", 12)
    dataset = read(folder, flip=True, jitter=0.3)
    one, two, other = (dataset.batch(np.random.default_rng(seed), 9) for seed in (4, 4, 5))
    assert np.array_equal(one.pictures, two.pictures) and np.array_equal(one.index, two.index)
    assert not np.array_equal(one.pictures, other.pictures)
    plain = read(folder)
    assert all(
        np.array_equal(*pair) for pair in pairs(plain, plain.batch(np.random.default_rng(4), 99))
    )


def pairs(dataset: Dataset, batch: Batch) -> list[tuple[np.ndarray, np.ndarray]]:
    """Each picture of a batch beside the one that it was."""
    return list(zip(batch.pictures, dataset.pictures[batch.index], strict=True))


def test_pictures_are_mirrored_and_jittered(tmp_path: Path) -> None:
    folder = write(tmp_path / "few", 3)
    mirrored = read(folder, flip=True)
    seen = pairs(mirrored, mirrored.batch(np.random.default_rng(0), 64))
    same = [np.array_equal(now, was) for now, was in seen]
    turned = [np.array_equal(now[:, ::-1], was) for now, was in seen]
    assert all(np.logical_xor(same, turned)) and 16 < sum(same) < 48
    jittered = read(folder, jitter=0.2)
    seen = pairs(jittered, jittered.batch(np.random.default_rng(0), 64))
    light = [float(now.mean() - was.mean()) for now, was in seen]
    assert 15 < np.std(light) < 45 and -60 < min(light) < 0 < max(light) < 60
    assert np.array_equal(jittered.pictures, mirrored.pictures)


def test_every_class_is_seen_equally_often(tmp_path: Path) -> None:
    for kind, count in (("a", 3), ("b", 30)):
        write(tmp_path / "all" / kind, count, side=4)
    batch = read(tmp_path / "all", side=4, classes="folders").batch(np.random.default_rng(0), 400)
    assert 150 < batch.kind.sum() < 250


def test_crops_show_parts_of_the_picture(tmp_path: Path) -> None:
    ramp = np.mgrid[0:64, 0:64][1].astype(np.uint8)
    folder = tmp_path / "ramps"
    folder.mkdir()
    for name in ("a", "b", "c"):
        Image.fromarray(np.repeat(ramp[..., None], 3, axis=2)).save(folder / f"{name}.png")
    dataset = read(folder, crops=20, narrowest=0.5)
    assert len(dataset) == 40 and len(set(dataset.files)) == 2
    shown = [(p.max() - p.min()) / 64 for p in dataset.pictures.astype(int)]
    assert 0.4 < min(shown) < 0.65 < 0.8 < max(shown) <= 1
    assert len({p.tobytes() for p in dataset.pictures}) > 30


@pytest.mark.parametrize(
    "options",
    [{"crops": -1}, {"narrowest": 0}, {"jitter": 2}, {"background": "white"}, {"adjust": {"a": 0}}],
)
def test_options_out_of_range_are_refused(options: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        DataOptions(**options)  # type: ignore[arg-type]


# ---- labels


def labelled(folder: Path, text: str, count: int = 8) -> Path:
    write(folder, count, side=8)
    (folder / LABELS).write_text(text, encoding="utf-8-sig")
    return folder


def table(columns: str, rows: list[str], mark: str = ",") -> str:
    return "\n".join(mark.join(line.split()) for line in (columns, *rows))


SHADES = ("clear", "none", "sun")
ROWS = [f"{n:03}.png {SHADES[n % 3]} {n % 2} {n}" for n in range(8)]
TEXT = table("file glasses smile age", ROWS)


def all_of(folder: Path, **options: object) -> dict[str, tuple[int, list[float]]]:
    parts = [read(folder, part, side=4, **options) for part in ("train", "validation")]
    return {
        file: (int(kind), values.tolist())
        for part in parts
        for file, kind, values in zip(part.files, part.kind, part.values, strict=True)
    }


@pytest.mark.parametrize("text", [TEXT, TEXT.replace(",", ";"), TEXT.replace(".png", "")])
def test_attributes_are_read_from_columns(text: str, tmp_path: Path) -> None:
    wish = {"glasses": {"yes": ["clear", "SUN"]}, "happy": {"column": "smile", "yes": 1}, "age": {}}
    told = all_of(labelled(tmp_path / "all", text), attributes=wish)
    assert told["000.png"][1] == [1, 0, 0]
    assert told["001.png"][1] == [0, 1, pytest.approx(1 / 7)]
    assert told["007.png"][1] == [0, 1, 1] and len(told) == 8


def test_classes_are_read_from_a_column_or_from_labels_beside_folders(tmp_path: Path) -> None:
    folder = labelled(tmp_path / "all", TEXT)
    dataset = read(folder, side=4, classes="glasses")
    assert dataset.kinds == ("clear", "none", "sun")
    assert {f: dataset.kinds[k] for f, (k, _) in all_of(folder, classes="glasses").items()} == {
        f"{n:03}.png": SHADES[n % 3] for n in range(8)
    }
    nested = tmp_path / "nested"
    for name in ("a", "b"):
        labelled(nested / name, TEXT)
    told = all_of(nested, classes="folders", attributes={"smile": {}})
    assert told["a/001.png"] == (0, [1]) and told["b/002.png"] == (1, [0]) and len(told) == 16


def test_pictures_without_labels_are_left_out_and_listed(tmp_path: Path) -> None:
    folder = labelled(tmp_path / "all", TEXT.replace("none,1", ",1"))
    write(folder, 2, first=50)
    dataset = read(folder, attributes={"glasses": {"yes": ["sun"]}})
    assert "does not name it" in dataset.unread["050.png"]
    assert "“glasses”" in dataset.unread["001.png"]
    assert not {"050.png", "001.png"} & set(dataset.files)


def test_numbers_that_are_none_are_no_labels(tmp_path: Path) -> None:
    """As tables are written by programs that fill gaps."""
    folder = labelled(tmp_path / "all", TEXT.replace("sun,0,2", "sun,0,NaN"))
    dataset = read(folder, attributes={"age": {}})
    assert "“age”" in dataset.unread["002.png"]
    assert np.isfinite(dataset.values).all()
    folder = labelled(tmp_path / "endless", TEXT.replace("sun,0,2", "sun,0,inf"))
    with pytest.raises(BadInput, match="“inf”"):
        read(folder, attributes={"age": {}})


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"attributes": {"hat": {}}}, "no column “hat”.*glasses"),
        ({"attributes": {"glasses": {"yes": ["cleer"]}}}, "“cleer”.*“clear”"),
        ({"attributes": {"glasses": {}}}, "holds words.*`yes`"),
        ({"attributes": {"smile": {"yes": [0, 1]}}}, "same “smile” of every"),
        ({"classes": "file"}, "8 classes for 8 pictures"),
        ({"classes": "country"}, "no column “country”"),
        ({"classes": "folders"}, "no classes"),
    ],
)
def test_labels_that_do_not_match_are_one_clear_sentence(
    options: dict[str, object], words: str, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match=words):
        read(labelled(tmp_path / "all", TEXT), **options)


def test_labels_of_other_pictures_are_told_by_their_number(tmp_path: Path) -> None:
    folder = labelled(tmp_path / "all", TEXT.replace("0", "9"))
    with pytest.raises(BadInput, match=r"names 0 of the 8 pictures here, not “000\.png”"):
        read(folder, attributes={"smile": {}})
    (folder / LABELS).unlink()
    with pytest.raises(BadInput, match=r"There is no labels\.csv"):
        read(folder, classes="smile")
    (folder / LABELS).write_bytes(b"file,smile\n\xff\xfe\x00,1")
    with pytest.raises(BadFile, match="UTF-8"):
        read(folder, classes="smile")


def test_one_class_only_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "all" / "cats", 4)
    with pytest.raises(BadInput, match="only one class, “cats”"):
        read(tmp_path / "all", classes="folders")
