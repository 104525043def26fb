"""`underpaint export`: many files to one format; what fails is said and ends nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from editor.cli.commands import main
from editor.core.document import Metadata
from editor.media.export_naming import check_pattern, free_path, named
from editor.media.files import open_document
from editor.media.ora import save_ora
from editor.media.place import tells_place
from editor.media.still import open_still, save_still
from editor.render.deep import flatten_at_depth
from tests.cli.conftest import Fails
from tests.media.making import camera_exif, document, flat, photo
from tests.media.psd_making import sample


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    save_still(folder / "a.jpg", photo(200, 100), Metadata(camera_exif()))
    made = document(size=(80, 60))
    save_ora(folder / "b.ora", made, flat(made))
    sample(folder / "c.psd")
    (folder / "d.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    return folder


def test_a_folder_is_written_and_what_fails_is_named(
    sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    words = ["export", str(sources), "--out", str(out), "--format", "png", "--size", "50"]
    assert main([*words, "--metadata", "no-place", "--name", "{number} {name}", "--json"]) == 2
    assert sorted(p.name for p in out.iterdir()) == ["001 a.png", "002 b.png", "003 c.png"]
    first = open_still(out / "001 a.png")
    assert first.size == (50, 25) and first.metadata.exif and not tells_place(first.metadata)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    done = [line for line in lines if line["event"] == "done"]
    assert [(d["width"], d["height"]) for d in done] == [(50, 25), (50, 38), (40, 30)]
    assert done[0]["bytes"] == (out / "001 a.png").stat().st_size
    errors = [line["message"] for line in lines if line["event"] == "error"]
    assert len(errors) == 1 and "d.png" in errors[0]


def test_depth_grey_and_colours(sources: Path, tmp_path: Path) -> None:
    words = ["export", str(sources / "a.jpg"), "--out", str(tmp_path), "--format", "tif"]
    assert main([*words, "--depth", "16", "--grey", "--metadata", "none"]) == 0
    still = open_still(tmp_path / "a.tif")
    assert still.pixels.dtype == np.uint16 and not still.metadata.exif
    assert (still.pixels[..., 0] == still.pixels[..., 2]).all()


def test_files_are_replaced_only_when_told(sources: Path, tmp_path: Path) -> None:
    words = ["export", str(sources / "a.jpg"), "--out", str(tmp_path), "--format", "webp"]
    for more in ([], [], ["--overwrite"]):
        assert main([*words, *more]) == 0
    assert sorted(p.name for p in tmp_path.glob("*.webp")) == ["a-2.webp", "a.webp"]
    same = ["export", str(sources / "a.jpg"), "--out", str(sources), "--format", "jpg"]
    before = (sources / "a.jpg").read_bytes()
    assert main([*same, "--overwrite"]) == 2
    assert (sources / "a.jpg").read_bytes() == before


def test_sub_folders_are_made_again_and_what_is_written_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for place in (folder, folder / "one", folder / "one" / "two", folder / ".hidden"):
        place.mkdir(parents=True)
        save_still(place / "a.png", photo(20, 10))
    out = folder / "web"
    words = ["export", str(folder), "--out", str(out), "--format", "jpg", "--overwrite"]
    for _ in range(2):
        assert main(words) == 0
        written = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*"))
        assert written == ["a.jpg", "one/a.jpg", "one/two/a.jpg"]


@pytest.mark.parametrize("suffix", ["psd", "ora"])
def test_layers_are_kept_where_the_format_has_them(
    sources: Path,
    tmp_path: Path,
    suffix: str,
    fails: Fails,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "layers"
    words = ["export", str(sources / "b.ora"), "--out", str(out), "--format", suffix]
    assert "keeps pictures as they are" in fails([*words, "--size", "40"])
    assert not out.exists()
    assert main(words) == 0
    before, after = (open_document(p).document for p in (sources / "b.ora", out / f"b.{suffix}"))
    assert [layer.name for layer in after.layers] == [layer.name for layer in before.layers]
    if suffix == "ora":
        shown = [flatten_at_depth(each, each.bounds) for each in (before, after)]
        np.testing.assert_array_equal(*shown)
    else:
        assert "rounded to Photoshop's steps: “Tone”" in capsys.readouterr().out


def test_no_source_is_replaced_by_another(tmp_path: Path, fails: Fails) -> None:
    for name in ("a", "001"):
        save_still(tmp_path / f"{name}.png", photo(20, 10, seed=len(name)))
    before = (tmp_path / "001.png").read_bytes()
    pair = [str(tmp_path / "a.png"), str(tmp_path / "001.png")]
    words = ["export", *pair, "--out", str(tmp_path), "--overwrite", "--name", "{number}"]
    assert "001.png, which is to be exported" in fails(words)
    assert (tmp_path / "001.png").read_bytes() == before


@pytest.mark.parametrize(
    "wrong",
    [
        ["--quality", "0"],
        ["--scale", "9"],
        ["--size", "-1"],
        ["--size", "0"],
        ["--format", "jpg", "--lossless"],
        ["--name", "{what}"],
        ["--name", "../{name}"],
        ["--name", "a\\b"],
    ],
)
def test_nonsense_is_refused_before_any_work(
    sources: Path, tmp_path: Path, wrong: list[str]
) -> None:
    out = tmp_path / "out"
    assert main(["export", str(sources / "a.jpg"), "--out", str(out), *wrong]) == 2
    assert not list(out.glob("*"))


def test_names() -> None:
    assert named("{name}-{number}", "Über/all", 7) == "Über-all-007"
    assert named("{number}", "..", 12345) == "12345"
    assert len(named("{name}", "風" * 300, 1).encode()) <= 200
    assert free_path(Path("/nowhere"), "a", ".png", {Path("/nowhere/a.png")}).name == "a-2.png"
    for wrong in ("", "  ", "..", "{x}", "../x", "a\\b"):
        with pytest.raises(Exception, match=r"pattern"):
            check_pattern(wrong)
