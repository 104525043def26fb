"""`underpaint edit` and `invert`: any picture in, the same out with its sliders elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from editor.app import main
from editor.cli import edit, invert
from editor.cli.codes import Kept
from editor.cli.inverting import Found
from editor.core.geometry import Rect
from tests.cli.conftest import Fails

pytestmark = pytest.mark.usefixtures("net")

QUICK = ["--model", "little", "--steps", "0"]
SET = ["--set", "skin=4"]
_EXIF_ARTIST = 0x013B


def face(shift: int = 0) -> np.ndarray:
    """A round face on a plain wall, uint8 RGB (64, 96, 3)."""
    y, x = np.mgrid[:64, :96]
    picture = np.full((64, 96, 3), (190, 200, 215), np.uint8)
    picture[(x - 48 - shift) ** 2 + (y - 32) ** 2 < 400] = (220, 170, 140)
    for eye in (40, 56):
        picture[(x - eye - shift) ** 2 + (y - 27) ** 2 < 9] = (40, 30, 30)
    return picture


@pytest.fixture
def portrait(tmp_path: Path) -> Path:
    path = tmp_path / "face.png"
    Image.fromarray(face()).save(path)
    return path


def outside(place: Rect) -> np.ndarray:
    """True where a picture of 64 x 96 pixels lies outside a square."""
    away = np.ones((64, 96), bool)
    away[place.slices()] = False
    return away


def test_only_the_square_changes(portrait: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    place = ["--place", "20,8,48"]
    assert main(["edit", str(portrait), *SET, *QUICK, *place, "--out", str(out)]) == 0
    after, square = np.asarray(Image.open(out)), Rect(20, 8, 48, 48)
    away = outside(square)
    np.testing.assert_array_equal(after[away], face()[away])
    rim = outside(Rect(21, 9, 46, 46))
    np.testing.assert_array_equal(after[rim], face()[rim])
    assert (after != face()).any(axis=2).mean() > 0.05


def test_a_mask_limits_it(portrait: Path, tmp_path: Path) -> None:
    out, mask = tmp_path / "out.png", tmp_path / "mask.png"
    white = np.zeros((64, 96), np.uint8)
    white[20:40, 40:60] = 255
    Image.fromarray(white).save(mask)
    command = ["edit", str(portrait), *SET, *QUICK, "--mask", str(mask), "--out", str(out)]
    assert main(command) == 0
    after = np.asarray(Image.open(out))
    np.testing.assert_array_equal(after[white == 0], face()[white == 0])
    assert (after != face())[white > 0].any()


def saved(kind: str, folder: Path) -> Path:
    """The face in a kind of picture that is not plain 8-bit RGB."""
    image, path = Image.fromarray(face()), folder / f"{kind}.png"
    if kind == "cmyk":
        path = path.with_suffix(".tif")
        image.convert("CMYK").save(path)
    elif kind == "palette":
        image.quantize(16).save(path)
    elif kind == "see-through palette":
        image.quantize(16).save(path, transparency=0)
    elif kind == "deep grey":
        Image.fromarray(face()[..., 0].astype(np.uint16) * 257 + 3).save(path)
    else:
        image.convert({"grey": "L", "grey and alpha": "LA"}[kind]).save(path)
    return path


KINDS = ("grey", "grey and alpha", "palette", "see-through palette", "cmyk", "deep grey")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_picture_is_edited(kind: str, tmp_path: Path) -> None:
    from editor.media.still import open_still

    source, out = saved(kind, tmp_path), tmp_path / "out.png"
    assert main(["edit", str(source), *SET, *QUICK, "--out", str(out)]) == 0
    before, after = (open_still(path).pixels for path in (source, out))
    assert after.shape == before.shape and after.dtype == before.dtype
    away = outside(Rect(16, 0, 64, 64))
    np.testing.assert_array_equal(after[away], before[away])
    assert (after != before).any()
    np.testing.assert_array_equal(after[..., 3:], before[..., 3:])


def test_sixteen_bits_alpha_and_metadata_stay(tmp_path: Path) -> None:
    tifffile = pytest.importorskip("tifffile")
    source, out = tmp_path / "deep.tif", tmp_path / "out.tif"
    alpha = np.linspace(0, 65535, 96).astype(np.uint16)[None, :, None].repeat(64, 0)
    deep = np.dstack([face().astype(np.uint16) * 250 + 77, alpha])
    artist = [(_EXIF_ARTIST, "s", 0, "Somebody", True)]
    tifffile.imwrite(source, deep, photometric="rgb", extrasamples=["unassalpha"],
                     extratags=artist)  # fmt: skip
    assert main(["edit", str(source), *SET, *QUICK, "--out", str(out)]) == 0
    after = tifffile.imread(out)
    away = outside(Rect(16, 0, 64, 64))
    assert after.dtype == np.uint16
    np.testing.assert_array_equal(after[away], deep[away])
    np.testing.assert_array_equal(after[..., 3], deep[..., 3])
    assert (after[..., :3] != deep[..., :3]).any()
    with Image.open(out) as opened:
        assert opened.getexif()[_EXIF_ARTIST] == "Somebody"


def test_a_code_saves_the_search(portrait: Path, tmp_path: Path) -> None:
    redrawn, code, once, again = (
        tmp_path / n for n in ("r.png", "c.safetensors", "1.png", "2.png")
    )
    place = ["--place", "10,2,60", "--steps", "2", "--tune", "2"]
    assert main(["invert", str(portrait), *QUICK, *place, "--out", str(redrawn),
                 "--code", str(code)]) == 0  # fmt: skip
    assert main(["edit", str(portrait), *SET, *QUICK, *place, "--out", str(once)]) == 0
    assert main(["edit", str(portrait), *SET, "--model", "little", "--code", str(code),
                 "--out", str(again)]) == 0  # fmt: skip
    np.testing.assert_array_equal(*(np.asarray(Image.open(path)) for path in (once, again)))
    assert not np.array_equal(np.asarray(Image.open(once)), face())


def test_a_picture_is_redrawn_and_told_how_near(
    portrait: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "redrawn.png"
    assert main(["invert", str(portrait), *QUICK, "--out", str(out), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    done = next(line for line in lines if line["event"] == "done")
    redrawn = np.asarray(Image.open(out)).astype(float)
    assert redrawn.shape == (64, 64, 3) and done["place"] == [16, 0, 64, 64]
    error = np.abs(redrawn - face()[:, 16:80]).mean() / 255
    assert done["error"] == pytest.approx(error, abs=0.05)
    assert f"{100 * done['error']:.1f} %" in done["words"] and done["distance"] >= 0


def test_words_and_warnings_follow_the_figures() -> None:
    def found(**notes: float) -> Found:
        kept = Kept(np.zeros((1, 1), np.float32), Rect(0, 0, 32, 32))
        return Found(face(), kept, face(), notes)

    words = [found(error=error).words for error in (0.01, 0.05, 0.2)]
    assert words == [
        "Redrawn closely (error 1.0 %).",
        "Redrawn fairly (error 5.0 %).",
        "Redrawn roughly (error 20.0 %).",
    ]
    assert found().words == "" and not found().warning
    assert "outside what the model knows" in found(outside=0.9).warning
    assert not found(outside=0.1).warning


def test_a_folder_is_edited_and_what_failed_is_named(
    portrait: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    portrait.rename(folder / "face.png")
    Image.new("RGB", (20, 20)).save(folder / "tiny.png")
    (folder / "torn.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 50)
    assert main(["edit", str(folder), *SET, *QUICK, "--out", str(out)]) == 2
    complaints = capsys.readouterr().err
    assert [path.name for path in out.iterdir()] == ["face.png"]
    assert "tiny.png: The picture is 20 x 20 pixels" in complaints and "torn.png" in complaints


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Six frames of the face, moving two pixels a frame; as lossless as it gets."""
    path = tmp_path / "clip.mkv"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("ffv1", 5)
        stream.width, stream.height, stream.pix_fmt = 96, 64, "bgr0"
        for number in range(6):
            out.mux(stream.encode(av.VideoFrame.from_ndarray(face(2 * number))))
        out.mux(stream.encode())
    return path


def test_a_clip_is_edited_frame_by_frame(clip: Path, tmp_path: Path) -> None:
    out, place = tmp_path / "out.mkv", ["--place", "20,4,56"]
    command = ["edit", str(clip), *SET, "--model", "little", *place, "--codec", "ffv1"]
    assert main([*command, "--out", str(out)]) == 0
    with av.open(str(out)) as opened:
        frames = [frame.to_ndarray(format="rgb24") for frame in opened.decode(video=0)]
    away = outside(Rect(20, 4, 56, 56))
    assert len(frames) == 6
    for number, frame in enumerate(frames):
        before = face(2 * number).astype(int)
        assert np.abs(frame - before)[away].max() <= 2
        assert np.abs(frame - before).max() > 8


@pytest.mark.parametrize("moving", [False, True])
def test_what_the_picture_does_not_know_is_left_out(
    moving: bool, portrait: Path, clip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = clip if moving else portrait
    plain, out = tmp_path / f"plain{source.suffix}", tmp_path / f"out{source.suffix}"
    command = ["edit", str(source), "--model", "little", "--steps", "0"]
    assert main([*command, *SET, "--out", str(plain)]) == 0
    assert main([*command, *SET, "--set", "earrings=2", "--out", str(out)]) == 0
    assert "it knows no earrings." in capsys.readouterr().err
    first, second = (picture_of(path) for path in (plain, out))
    np.testing.assert_array_equal(first, second)
    assert main([*command, "--set", "earrings=2", "--out", str(out)]) == 2
    assert "micah know earrings" in capsys.readouterr().err


def picture_of(path: Path) -> np.ndarray:
    """A picture, or the first frame of a clip."""
    if path.suffix == ".png":
        return np.asarray(Image.open(path))
    with av.open(str(path)) as opened:
        return next(opened.decode(video=0)).to_ndarray(format="rgb24")


def test_no_input_is_replaced(portrait: Path, fails: Fails) -> None:
    before = portrait.read_bytes()
    for command in (["edit", *SET], ["invert"]):
        name, *options = command
        complaint = fails([name, str(portrait), *options, *QUICK, "--out", str(portrait)])
        assert "what it is made of" in complaint
    assert portrait.read_bytes() == before


@pytest.mark.parametrize("module", [edit, invert])
def test_every_example_of_the_help_is_understood(
    module: object, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "edit" if module is edit else "invert"
    with pytest.raises(SystemExit) as leaving:
        main([name, "--help"])
    assert not leaving.value.code and module.EXAMPLES in capsys.readouterr().out


def test_bad_requests_get_one_sentence(
    portrait: Path, clip: Path, tmp_path: Path, fails: Fails
) -> None:
    out, small, empty = (tmp_path / name for name in ("o.png", "small.png", "empty.png"))
    Image.new("L", (9, 9), 255).save(small)
    Image.new("L", (96, 64), 0).save(empty)
    (tmp_path / "diary").write_text("dear diary")
    plain = ["edit", str(portrait), *QUICK, "--out", str(out)]
    cases = [
        (plain, "--set"),
        ([*plain, "--set", "mood=1"], "Known: smile, glasses, earrings, skin"),
        ([*plain, *SET, "--place", "1,2"], "is no square"),
        ([*plain, *SET, "--place", "0,0,65"], "does not lie in the picture"),
        ([*plain, *SET, "--place=-1,0,40"], "does not lie in the picture"),
        ([*plain, *SET, "--place", "0,0,8"], "32 pixels or more"),
        ([*plain, *SET, "--steps", "201"], "--steps takes 0 to 200"),
        ([*plain, *SET, "--tune", "-1"], "--tune takes 0"),
        ([*plain, *SET, "--mask", str(small)], "small.png"),
        ([*plain, *SET, "--mask", str(empty)], "nothing white in the square"),
        ([*plain, *SET, "--mask", "nowhere.png"], "nowhere.png"),
        ([*plain, *SET, "--code", str(tmp_path / "diary")], "no code of a picture"),
        ([*plain, *SET, "--code", "nowhere.safetensors"], "There is no such file"),
        ([*plain, *SET, "--model", "styles"], "has no sliders"),
        ([*plain[:-1], str(tmp_path / "o.xyz"), *SET], "suffix"),
        (["edit", "nowhere.png", *SET, *QUICK, "--out", str(out)], "nowhere.png"),
        (["edit", str(small), *SET, *QUICK, "--out", str(out)], "9 x 9"),
        (["edit", str(clip), *SET, *QUICK, "--out", str(tmp_path / "o.xyz")], ".xyz"),
        (["edit", str(clip), *SET, *QUICK, "--place", "0,0,65", "--out", str(tmp_path / "o.mkv")],
         "does not lie"),
        ([*plain, "--set", ""], "Write --set smile=1"),
        ([*plain[:-1], str(empty), *SET, "--mask", str(empty)], "what it is made of"),
        (["invert", str(portrait), *QUICK, "--out", str(out), "--code", str(out)], "one file"),
        (["invert", str(portrait), *QUICK, "--out", str(out), "--code", str(tmp_path)], "folder"),
        (["invert", str(clip), *QUICK, "--out", str(out)], "video"),
        (["invert", str(tmp_path), *QUICK, "--out", str(out)], "folder"),
    ]  # fmt: skip
    for arguments, words in cases:
        assert words in fails(arguments), arguments
    assert not list(tmp_path.glob("o.*"))
