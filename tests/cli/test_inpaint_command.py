"""The command line as a user meets it: real files in, real files out, one sentence on failure."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from editor.app import main
from editor.media.video.reader import ClipReader
from tests.clips import logo


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A 320 x 240 photograph-like picture: a gradient with texture and a dark thing on it."""
    random = np.random.default_rng(1)
    y, x = np.mgrid[0:240, 0:320]
    base = np.stack([90 + x * 0.3, 120 + y * 0.2, 150 - x * 0.1], axis=2)
    picture = np.clip(base + random.normal(0, 6, (240, 320, 1)), 0, 255).astype(np.uint8)
    picture[100:140, 150:200] = 15
    path = tmp_path / "photo.png"
    Image.fromarray(picture).save(path)
    return path


@pytest.fixture
def mask(tmp_path: Path) -> Path:
    """White over the dark thing."""
    pixels = np.zeros((240, 320), np.uint8)
    pixels[95:145, 145:205] = 255
    path = tmp_path / "mask.png"
    Image.fromarray(pixels).save(path)
    return path


@pytest.mark.parametrize("model", ["inpaint", "patch", "telea"])
def test_the_thing_goes_and_nothing_else_moves(
    photo: Path, mask: Path, tmp_path: Path, model: str
) -> None:
    out = tmp_path / "healed.png"
    assert (
        main(["inpaint", str(photo), "--mask", str(mask), "--out", str(out), "--model", model]) == 0
    )
    before, after = np.asarray(Image.open(photo)), np.asarray(Image.open(out))
    hole = np.asarray(Image.open(mask)) > 0
    np.testing.assert_array_equal(after[~hole], before[~hole])
    assert after[100:140, 150:200].mean() > 80  # the dark thing was 15


def test_masks_lie_as_deep_as_their_photos(photo: Path, mask: Path, tmp_path: Path) -> None:
    photos, out = tmp_path / "photos", tmp_path / "out"
    masks = photos / "masks"  # in the folder itself: no photos
    for kind, source in ((photos, photo), (masks, mask)):
        (kind / "day").mkdir(parents=True)
        (kind / "day" / "a.png").write_bytes(source.read_bytes())
    words = ["inpaint", str(photos), "--mask", str(masks), "--model", "telea", "--out", str(out)]
    assert main(words) == 0
    assert [path.relative_to(out).as_posix() for path in out.rglob("*.*")] == ["day/a.png"]


def test_answers_are_several_files_and_json_tells_of_each(
    photo: Path, mask: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "healed.png"
    arguments = ["inpaint", str(photo), "--mask", str(mask), "--out", str(out)]
    assert main([*arguments, "--answers", "2", "--seed", "5", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    done = [line for line in lines if line["event"] == "done"]
    assert [line["seed"] for line in done] == [5, 6]
    assert {Path(line["out"]).name for line in done} == {"healed-1.png", "healed-2.png"}
    assert all(Path(line["out"]).exists() for line in done)


def test_a_folder_heals_what_has_a_mask_and_names_what_failed(
    photo: Path, mask: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photos, masks, out = (tmp_path / name for name in ("photos", "masks", "out"))
    photos.mkdir(), masks.mkdir()
    for name in ("a", "b"):
        (photos / f"{name}.png").write_bytes(photo.read_bytes())
        (masks / f"{name}.png").write_bytes(mask.read_bytes())
    (photos / "b.png").write_bytes(photo.read_bytes()[:2000])  # truncated
    (photos / "no-mask.png").write_bytes(photo.read_bytes())
    assert main(["inpaint", str(photos), "--mask", str(masks), "--out", str(out)]) == 2
    assert sorted(path.name for path in out.iterdir()) == ["a.png"]
    complaint = capsys.readouterr().err
    assert "b.png" in complaint and "Traceback" not in complaint


def _fails(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    try:
        code = main(arguments)
    except SystemExit as leaving:
        code = int(leaving.code or 0)
    complaint = capsys.readouterr().err
    assert code == 2 and "Traceback" not in complaint
    assert len(complaint.strip().splitlines()) == 1
    return complaint


def test_bad_masks_get_one_sentence(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "healed.png"
    for name, size, value, words in (
        ("small.png", (120, 160), 255, "320 x 240"),
        ("empty.png", (240, 320), 0, "empty"),
        ("full.png", (240, 320), 255, "whole picture"),
    ):
        Image.fromarray(np.full(size, value, np.uint8)).save(tmp_path / name)
        arguments = ["inpaint", str(photo), "--mask", str(tmp_path / name), "--out", str(out)]
        complaint = _fails(arguments, capsys)
        assert words in complaint and name in complaint
    assert not out.exists()


def test_bad_files_and_places_get_one_sentence(
    photo: Path, mask: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.png"
    text.write_text("This is no picture.\n" * 50, encoding="utf-8")
    cases = [
        (["inpaint", str(text), "--mask", str(mask), "--out", "o.png"], "text.png"),
        (["inpaint", "nowhere.png", "--mask", str(mask), "--out", "o.png"], "nowhere.png"),
        (["inpaint", str(photo), "--mask", str(mask), "--out", "o.xyz"], "o.xyz"),
        (["inpaint", str(photo), "--mask", str(mask), "--out", "no/such/o.png"], "no/such"),
        (["inpaint", str(photo), "--mask", str(mask), "--out", "o.png", "--answers", "0"], "16"),
        (
            ["inpaint", str(photo), "--mask", str(mask), "--out", "o.png", "--model", "x"],
            "no model",
        ),
        (["inpaint", str(photo)], "--mask"),
        (["--sideways"], "--sideways"),
    ]
    for arguments, words in cases:
        assert words in _fails(arguments, capsys)


def test_sixteen_bit_pictures_keep_their_bits_outside_the_mask(mask: Path, tmp_path: Path) -> None:
    tifffile = pytest.importorskip("tifffile")
    random = np.random.default_rng(3)
    picture = random.integers(20000, 40000, (240, 320, 3), dtype=np.uint16)
    source, out = tmp_path / "deep.tif", tmp_path / "healed.tif"
    tifffile.imwrite(source, picture, photometric="rgb")
    arguments = ["inpaint", str(source), "--mask", str(mask), "--out", str(out)]
    assert main([*arguments, "--model", "patch"]) == 0
    after = tifffile.imread(out)
    hole = np.asarray(Image.open(mask)) > 0
    assert after.dtype == np.uint16
    np.testing.assert_array_equal(after[~hole], picture[~hole])
    assert (after[hole] != picture[hole]).any()


def test_folders_and_files_in_each_others_place_get_one_sentence(
    photo: Path, mask: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "mask.png").write_bytes(photo.read_bytes())
    batch = ["inpaint", str(photos), "--mask", str(mask), "--out"]
    assert str(photo) in _fails([*batch, str(photo)], capsys)
    assert "/proc" in _fails([*batch, "/proc/nowhere"], capsys)
    device = ["inpaint", "/dev/null", "--mask", str(mask), "--out", str(tmp_path / "o.png")]
    assert "/dev/null" in _fails(device, capsys)
    train = ["train", "--recipe", "inpaint", "--data", str(photos), "--out"]
    assert str(photo) in _fails([*train, str(photo)], capsys)


def test_training_names_what_it_cannot_use(
    tmp_path: Path, photo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run"
    train = ["train", "--recipe", "inpaint", "--data", str(photo.parent), "--out", str(run)]
    assert "banana" in _fails([*train, "--device", "banana"], capsys)
    assert "nosuch" in _fails(["train", "--recipe", "nosuch", *train[3:]], capsys)


def test_a_checkpoint_that_is_none_is_named(tmp_path: Path) -> None:
    from editor.core.errors import BadFile
    from editor.training.checkpoint import read_checkpoint

    path = tmp_path / "checkpoint.pt"
    for junk in (b"", b"junk" * 100, b"PK\x03\x04" + b"0" * 50, b"\x80\x02."):
        path.write_bytes(junk)
        with pytest.raises(BadFile, match=r"checkpoint\.pt"):
            read_checkpoint(path)


@pytest.mark.parametrize("steady", [[], ["--stabilise"]])
def test_a_logo_leaves_every_frame_of_a_clip(tmp_path: Path, steady: list[str]) -> None:
    clip, over, out = tmp_path / "film.mp4", tmp_path / "logo.png", tmp_path / "healed.mkv"
    logo.logo_clip(clip)
    Image.fromarray(logo.mask()).save(over)
    command = ["inpaint", str(clip), "--mask", str(over), "--out", str(out), "--codec", "ffv1"]
    assert main([*command, "--model", "telea", *steady]) == 0
    outside = logo.mask() == 0
    with ClipReader(out) as healed, ClipReader(clip) as source:
        assert healed.info.frames == 14
        for before, after in zip(source.frames(), healed.frames(), strict=True):
            assert logo.pink(before.pixels) > 1000 and logo.pink(after.pixels) == 0
            apart = np.abs(after.pixels.astype(int) - before.pixels)[outside]
            assert apart.max() <= 2, "as far as the codec goes, the source's own pixels"


def test_a_mask_that_does_not_fit_the_clip_is_refused(
    tmp_path: Path, mask: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clip = tmp_path / "film.mp4"
    logo.logo_clip(clip, 3)
    out = tmp_path / "healed.mp4"
    assert main(["inpaint", str(clip), "--mask", str(mask), "--out", str(out)]) == 2
    said = capsys.readouterr().err
    assert "mask.png" in said and "192" in said and not out.exists()


def test_a_grown_mask_is_filled_so_much_wider(photo: Path, mask: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    asked = ["inpaint", str(photo), "--mask", str(mask), "--out", str(out), "--model", "telea"]
    assert main([*asked, "--grow", "9"]) == 0
    before, after = (np.asarray(Image.open(path)).astype(int) for path in (photo, out))
    rows, columns = np.nonzero(np.abs(before - after[..., :3]).max(axis=2))
    assert (rows.min(), rows.max()) == (95 - 9, 144 + 9)
    assert (columns.min(), columns.max()) == (145 - 9, 204 + 9)
    assert main([*asked, "--grow", "900"]) == 2


def test_what_has_no_mask_in_a_folder_is_named(
    photo: Path, mask: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photos, masks = tmp_path / "photos", tmp_path / "masks"
    for folder in (photos, masks):
        folder.mkdir()
    for name in ("a.png", "b.png"):
        (photos / name).write_bytes(photo.read_bytes())
    (masks / "b.png").write_bytes(mask.read_bytes())
    out = tmp_path / "out"
    words = ["--mask", str(masks), "--model", "telea", "--out", str(out)]
    assert main(["inpaint", str(photos), *words]) == 0
    assert f"{photos / 'a.png'} has no mask" in capsys.readouterr().out
    assert [path.name for path in out.iterdir()] == ["b.png"]


def test_an_empty_folder_is_told_from_one_without_masks(
    mask: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "none").mkdir()
    words = ["--mask", str(mask), "--out", str(tmp_path / "out")]
    assert main(["inpaint", str(tmp_path / "none"), *words]) == 2
    assert "no picture or clip in this folder" in capsys.readouterr().err
