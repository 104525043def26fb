"""What is no picture, or a hostile one, is refused at the door in one clear sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from editor.core.errors import BadFile, TooLarge
from editor.media.files import open_document
from editor.media.gate import check_pixels, open_untrusted, sniff
from editor.media.still import open_still
from editor.media.xmltree import BadXml, parse_xml
from tests.media.making import bombs, photo, png_header, samples

ROOT = Path(__file__).parents[2]
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><rect width="9"/></svg>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            b"Dear artist,\nthis is no picture.\n" * 9,
            "This is a text file\\. Its name says otherwise \\(.png\\)",
        ),
        ("これは絵ではありません。".encode() * 20, "text file"),
        (SVG, "vector drawing"),
        (b"  \n<svg/>", "vector drawing"),
        (b"%PDF-1.7 ...", "PDF document"),
        (b"8BPS\0\1", "Photoshop"),
        (b"PK\x03\x04" + bytes(60), "ZIP archive"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "video"),
        (b"\x7fELF\2\1\1", "program"),
        (bytes(range(256)) * 4, "no picture of a known kind"),
        (b"", "file is empty"),
    ],
)
def test_what_it_is_instead_is_said(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(data)
    with pytest.raises(BadFile, match=words) as caught:
        open_still(path)
    assert str(path) in str(caught.value) and caught.value.remedy


@pytest.mark.parametrize("name", ["picture.psd", "notes.txt", "picture"])
def test_a_name_that_promised_no_picture_is_not_blamed(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"8BPS\0\1")
    with pytest.raises(BadFile, match="a Photoshop document\\. What opens here: PNG, JPEG, WebP"):
        open_still(path)


def test_what_is_refused_is_closed(tmp_path: Path) -> None:
    opened = Path("/proc/self/fd")
    if not opened.is_dir():
        pytest.skip("needs /proc")
    before = len(list(opened.iterdir()))
    for path in [tmp_path, Path("/dev/zero"), tmp_path / "none"] * 5:
        with pytest.raises(BadFile):
            open_untrusted(path)
    assert len(list(opened.iterdir())) == before


def test_missing_files_folders_and_pipes(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="no such file"):
        open_still(tmp_path / "none.png")
    with pytest.raises(BadFile, match="folder"):
        open_still(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.png")
        with pytest.raises(BadFile, match="device"):  # and does not wait for a writer
            open_still(tmp_path / "pipe.png")


def test_the_bytes_decide_and_the_name_is_mentioned(tmp_path: Path) -> None:
    path = samples(tmp_path)["jpg"].rename(tmp_path / "camera.png")
    still = open_still(path)
    assert still.pixels.shape == (48, 64, 3) and "JPEG" in still.note


def test_every_sample_is_recognised(tmp_path: Path) -> None:
    kinds = {"jpg": "jpeg", "tif": "tiff", "png16": "png", "tif16": "tiff"}
    for name, path in samples(tmp_path).items():
        assert sniff(path.read_bytes()[:4096]) == kinds.get(name, name)
    with pytest.raises(BadFile), open_untrusted(path, {"png"}):
        pass


def test_limits() -> None:
    path = Path("p.png")
    check_pixels(path, 12_000, 9_000, 60_000)  # an honest 108 megapixels
    check_pixels(path, 16_000, 16_000, 300_000)
    with pytest.raises(TooLarge, match="60000 x 60000"):
        check_pixels(path, 60_000, 60_000, 1 << 40)
    with pytest.raises(TooLarge, match="damaged or made to do harm"):
        check_pixels(path, 16_000, 16_000, 30_000)
    with pytest.raises(BadFile, match="no pixels"):
        check_pixels(path, 0, 5, 100)


def test_a_header_of_3600_megapixels_is_refused_by_its_numbers(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(png_header(60_000, 60_000))
    with pytest.raises(TooLarge, match="60000 x 60000 pixels"):
        open_still(path)


_MEASURE = """
import json, os, resource, sys, time
from pathlib import Path
from editor.core.errors import UnderpaintError
from editor.media.files import open_document
import editor.media.ora, tifffile
facts = {}
for path in sorted(Path(sys.argv[1]).iterdir()):
    read, write = os.pipe()
    if not os.fork():
        before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        try:
            open_document(path)
            said = "opened"
        except UnderpaintError as error:
            said = str(error)
        took = time.process_time() - start
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        os.write(write, json.dumps([said[:300], grown / 1024, took]).encode())
        os._exit(0)
    os.wait()
    os.close(write)
    facts[path.name] = json.loads(os.read(read, 4096) or b'["crashed", 0, 0]')
print(json.dumps(facts))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="measures each bomb in a fork")
def test_bombs_are_refused_before_memory_is_taken(tmp_path: Path) -> None:
    for number, (name, (suffix, data)) in enumerate(bombs().items()):
        (tmp_path / f"{number:02d} {name}{suffix}").write_bytes(data)
    command = [sys.executable, "-c", _MEASURE, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    facts = json.loads(done.stdout)
    assert len(facts) == len(bombs())
    for name, (said, megabytes, _) in facts.items():
        assert name in said, f"{name}: {said}"  # every error names its file
        assert megabytes < 50, f"{name} took {megabytes} MB"


def test_an_honest_100_megapixel_photograph_opens(tmp_path: Path) -> None:
    from PIL import Image

    tile = photo(500, 500)
    picture = np.tile(tile, (20, 20, 1))
    path = tmp_path / "large.jpg"
    Image.fromarray(picture).save(path, quality=60)
    still = open_still(path)
    assert still.size == (10_000, 10_000)
    assert np.abs(still.pixels[5000:5500, 5000:5500].astype(int) - tile).mean() < 12


@pytest.mark.parametrize("cut", [0.1, 0.3, 0.6, 0.9])
def test_a_truncated_file_is_never_shown_as_whole(tmp_path: Path, cut: float) -> None:
    for name, path in samples(tmp_path).items():
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * cut)])
        if name == "psd" and cut == 0.9:  # beyond the layers, in the merged picture
            assert "end of the file is missing" in open_document(path).notes[0]
            continue
        with pytest.raises(BadFile) as caught:
            open_document(path)
        assert str(path) in str(caught.value), name


def test_a_cut_off_animation_says_so(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "a.gif"
    frames = [Image.fromarray(photo(seed=i)) for i in range(5)]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    assert "first page or frame" in open_still(path).note
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * 0.6)])
    assert "cut off" in open_still(path).note


def test_xml_is_read_within_limits() -> None:
    root = parse_xml(b'<a x="1"><b><c/></b>text<b y="2"/></a>')
    assert [child.tag for child in root.children] == ["b", "b"]
    assert root.children[1].attributes == {"y": "2"}
    for bad in (b"", b"<a>", b"<a/><b/>", b"<!DOCTYPE a><a/>", b"<a>" * 500 + b"</a>" * 500):
        with pytest.raises(BadXml):
            parse_xml(bad)


@pytest.mark.parametrize(
    ("module", "banned"),
    [("files", ("torch", "tifffile", "PySide6")), ("autosave", ("torch", "cv2", "av", "PySide6"))],
)
def test_files_load_only_what_they_need(module: str, banned: tuple[str, ...]) -> None:
    code = f"import sys, editor.media.{module};print([m for m in {banned} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]", done.stderr


def test_opencv_leaves_qt_its_plugin_folders(tmp_path: Path) -> None:
    path = samples(tmp_path)["png16"]
    code = (
        "import os, sys; from editor.media.still import open_still;"
        f"print(open_still({str(path)!r}).pixels.dtype, 'cv2' in sys.modules,"
        "[n for n in os.environ if n in ('QT_QPA_PLATFORM_PLUGIN_PATH', 'QT_QPA_FONTDIR')])"
    )
    bare = {k: v for k, v in os.environ.items() if not k.startswith("QT_QPA_")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=bare
    )
    assert done.stdout.split(maxsplit=2) == ["uint16", "True", "[]\n"], done.stderr
