"""What opens as a clip is told by its content."""

from __future__ import annotations

import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image

from editor.media.gate import sniff
from editor.media.video.kinds import VIDEO_EXTENSIONS, is_clip
from tests.media.video.making import Spec, make


@pytest.mark.parametrize(
    "suffix", [".mp4", ".mov", ".mkv", ".avi", ".3gp", ".m4v", ".ts", ".m2ts", ".gif"]
)
def test_clips_of_every_container(suffix: str, tmp_path: Path) -> None:
    plain = Spec(frames=3, codec="mpeg4", base=Fraction(1, 25))
    moving = Spec(frames=3, codec="gif", pixel_format="rgb8", base=Fraction(1, 100))
    path = make(tmp_path / f"a{suffix}", moving if suffix == ".gif" else plain)
    assert suffix in VIDEO_EXTENSIONS and is_clip(path)


def test_pictures_and_what_cannot_be_read_are_none(tmp_path: Path) -> None:
    for name in ("a.gif", "a.png"):
        Image.new("RGB", (9, 9)).save(tmp_path / name)
        assert not is_clip(tmp_path / name)
    (tmp_path / "b.gif").write_bytes(b"GIF89a" + bytes(40))
    for missing in ("b.gif", "none.mp4", "."):
        assert not is_clip(tmp_path / missing)


def test_first_bytes_of_containers() -> None:
    assert sniff(b"RIFF\0\0\0\0AVI LIST") == "avi"
    assert sniff(b"\x1aE\xdf\xa3") == "matroska"
    assert sniff(b"\0\0\0\x14ftypqt  \0\0\0\0") == sniff(b"\0\0\1\0moov") == "mp4"


def test_reading_leaves_qt_its_plugin_folders() -> None:
    code = (
        "import os, sys, editor.media.video.reader, editor.clips.flow; assert 'cv2' in sys.modules;"
        "assert not {'QT_QPA_PLATFORM_PLUGIN_PATH', 'QT_QPA_FONTDIR'} & set(os.environ)"
    )
    bare = {name: value for name, value in os.environ.items() if not name.startswith("QT_QPA_")}
    subprocess.run([sys.executable, "-c", code], check=True, env=bare)


def test_asking_loads_no_codec() -> None:
    modules = "editor.media.video.kinds, editor.media.video.info"
    code = f"import sys, {modules}; assert 'av' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
