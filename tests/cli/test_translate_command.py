"""`underpaint translate`: pictures, clips and folders in, the same out in another domain."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from editor.app import main
from editor.cli import translate
from tests.cli.conftest import Fails
from tests.cli.pictures import frames, picture
from tests.translators import put_translators


@pytest.fixture(autouse=True, scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A shelf with the translators "seasons" and "faces"."""
    folder = tmp_path_factory.mktemp("models")
    put_translators(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNDERPAINT_MODELS", str(folder))
        yield folder


def translated(source: Path, *words: str, model: str | Path = "seasons") -> np.ndarray:
    """What a picture becomes, as integers (h, w, channels)."""
    out = source.with_name("out.png")
    command = ["translate", str(source), "--model", str(model), *words, "--out", str(out)]
    assert main(command) == 0
    return np.asarray(Image.open(out)).astype(int)


def test_a_model_is_a_name_a_folder_or_a_file(photo: Path, shelf: Path) -> None:
    models = ("seasons", shelf / "seasons", shelf / "seasons" / "model.safetensors")
    first, *others = [translated(photo, model=model) for model in models]
    assert first.shape == (60, 90, 3) and np.abs(first - picture()).mean() > 1
    for other in others:
        np.testing.assert_array_equal(first, other)


def test_of_two_domains_the_second_is_meant_and_a_title_names_one_too(photo: Path) -> None:
    usual = translated(photo)
    np.testing.assert_array_equal(usual, translated(photo, "--to", "paintings"))
    back = translated(photo, "--to", "Photographs")
    assert np.abs(usual - back).mean() > 1


def test_strength_fades_it_and_colours_can_be_kept(photo: Path) -> None:
    np.testing.assert_array_equal(translated(photo, "--strength", "0"), picture())
    whole, half = (
        np.abs(translated(photo, "--strength", share) - picture()).mean() for share in ("1", "0.5")
    )
    assert 0.3 * whole < half < 0.7 * whole
    assert (translated(photo, "--keep-colours") != translated(photo)).any()


def otherwise(photo: Path, *words: str) -> np.ndarray:
    """Where a picture with more or less of a smile differs, bool (h, w)."""
    pictures = (translated(photo, "--to", f"smile={s}", *words, model="faces") for s in (0, 1))
    return np.any([(each != picture()).any(axis=2) for each in pictures], axis=0)


def test_attributes_change_the_square_alone_and_those_not_named_stay(photo: Path) -> None:
    changed = otherwise(photo)
    assert changed[:, 15:75].mean() > 0.1, "the largest square in the middle"
    assert not changed[:, :15].any() and not changed[:, 75:].any()
    elsewhere = otherwise(photo, "--place", "2,10,40")
    assert elsewhere[10:50, 2:42].any()
    elsewhere[10:50, 2:42] = False
    assert not elsewhere.any()


def test_a_mask_limits_it_and_transparency_and_sixteen_bits_stay(tmp_path: Path) -> None:
    tifffile = pytest.importorskip("tifffile")
    source, mask, out = (tmp_path / name for name in ("deep.tif", "mask.png", "out.tif"))
    deep = np.dstack([picture().astype(np.uint16) * 256 + 77, np.full((60, 90), 40_000, np.uint16)])
    tifffile.imwrite(source, deep, photometric="rgb", extrasamples=["unassalpha"])
    white = np.zeros((60, 90), np.uint8)
    white[20:40, 30:60] = 255
    Image.fromarray(white).save(mask)
    for model, to in (("seasons", "paintings"), ("faces", "hat")):
        words = ["translate", str(source), "--model", model, "--to", to, "--mask", str(mask)]
        assert main([*words, "--out", str(out)]) == 0
        after = tifffile.imread(out)
        assert after.dtype == np.uint16
        np.testing.assert_array_equal(after[white == 0], deep[white == 0])
        np.testing.assert_array_equal(after[..., 3], deep[..., 3])
        assert (after[white > 0] != deep[white > 0]).any()


def test_exif_and_the_colour_profile_stay(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jpg", tmp_path / "out.jpg"
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.fromarray(picture()).save(source, exif=exif, icc_profile=profile, quality=98)
    assert main(["translate", str(source), "--model", "seasons", "--out", str(out)]) == 0
    with Image.open(out) as after, Image.open(source) as before:
        assert after.getexif()[0x010F] == "Maker"
        assert after.info["icc_profile"] == before.info["icc_profile"]


@pytest.mark.parametrize(("model", "to"), [("seasons", "paintings"), ("faces", "smile=0.5")])
def test_a_clip_keeps_its_frames_and_size(clip: Path, model: str, to: str) -> None:
    out = clip.with_name("out.mkv")
    words = ["translate", str(clip), "--model", model, "--to", to, "--codec", "ffv1"]
    assert main([*words, "--out", str(out)]) == 0
    after, before = frames(out), frames(clip)
    assert len(after) == 12 and after[0].shape == (60, 90, 3)
    for one, other in zip(after, before, strict=True):
        assert np.abs(one.astype(int) - other)[:, 15:75].mean() > 0.5


def test_a_folder_of_both_is_translated_and_what_failed_is_named(
    photo: Path, clip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    photo.rename(folder / "photo.png")
    clip.rename(folder / "clip.mp4")
    (folder / "torn.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 50)
    words = ["translate", str(folder), "--model", "seasons", "--out", str(out), "--json"]
    assert main(words) == 2
    said = capsys.readouterr()
    assert sorted(path.name for path in out.iterdir()) == ["clip.mp4", "photo.png"]
    lines = [json.loads(line) for line in said.out.splitlines()]
    done = {Path(line["out"]).name: line for line in lines if line["event"] == "done"}
    assert done["clip.mp4"]["frames"] == 12 and done["photo.png"]["seconds"] > 0
    assert "torn.png" in said.err and "Traceback" not in said.err


def test_the_list_says_what_each_translator_knows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translate", "--list", "--json"]) == 0
    found = {line["name"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
    assert found["seasons"]["domains"] == {"photographs": "Photographs", "paintings": "Paintings"}
    assert found["faces"]["attributes"] == {"smile": "Smile", "hat": "Hat"}
    assert main(["translate", "--list", "--model", "faces"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.split()[0] == "faces" and "smile (Smile)" in line


def test_bad_requests_get_one_sentence(photo: Path, tmp_path: Path, fails: Fails) -> None:
    out = str(tmp_path / "o.png")
    plain = ["translate", str(photo), "--out", out, "--model"]
    cases = [
        ([*plain, "seasons", "--to", "paintingz"], "Did you mean paintings"),
        ([*plain, "seasons", "--to", "winter"], "Known: photographs, paintings"),
        ([*plain, "seasons", "--to", "paintings", "--to", "photographs"], "one domain"),
        ([*plain, "seasons", "--to", "paintings=0.4"], "--strength"),
        ([*plain, "seasons", "--size", "3"], "32 to 4096"),
        ([*plain, "seasons", "--strength", "7"], "--strength"),
        ([*plain, "faces"], "--to is missing"),
        ([*plain, "faces", "--to", "smile=2"], "0 to 1"),
        ([*plain, "faces", "--to", "smile=much"], "0 to 1"),
        ([*plain, "faces", "--to", "smile", "--place", "80,50,40"], "does not lie"),
        ([*plain, "styles"], "translates nothing"),
        ([*plain, "nobody"], "nobody"),
        (["translate", str(photo), "--out", out], "faces, seasons"),
        (["translate", str(photo), "--model", "seasons"], "--out is missing"),
        (["translate", "--model", "seasons", "--out", out], "INPUT is missing"),
    ]
    for arguments, words in cases:
        assert words in fails(arguments), arguments
    assert not Path(out).exists()


def test_every_example_of_the_help_is_understood() -> None:
    parser = argparse.ArgumentParser()
    translate.add_arguments(parser)
    examples = [line.split() for line in translate.EXAMPLES.splitlines()[1:]]
    assert len(examples) > 3
    for words in examples:
        assert words[:2] == ["underpaint", "translate"]
        parser.parse_args(words[2:])
