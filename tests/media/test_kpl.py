"""Krita's palettes: colours of all spaces, groups in their order, and what damage becomes."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from editor.core.errors import BadFile, TooLarge, UnderpaintError
from editor.core.palette import MOST, gpl_text, parse_gpl
from editor.media.archive import Archive
from editor.media.palettes import read_palette
from editor.render.colour import profile

ENTRY = '<ColorSetEntry name="{}" id="1" bitdepth="U8" spot="false">{}{}</ColorSetEntry>'


def entry(name: str, colour: str, row: int = 0, column: int = 0) -> str:
    return ENTRY.format(name, colour, f'<Position row="{row}" column="{column}"/>')


def kpl(path: Path, inside: str, spaces: Sequence[str] = (), /, **profiles: bytes) -> Path:
    """A palette as Krita 4 and 5 write it. spaces: more that have the last profile."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/x-krita-palette")
        xml = (
            f'<ColorSet name="Sea &amp; sky" version="1.0" columns="8" rows="4">{inside}</ColorSet>'
        )
        file.writestr("colorset.xml", f"<?xml version='1.0' encoding='UTF-8'?>{xml}")
        rows = ""
        for name, icc in profiles.items():
            rows += f'<Profile filename="{name}.icc" name="{name}" colorModelId="RGBA"/>'
            file.writestr(f"{name}.icc", icc)
        for space in spaces:
            rows += f'<Profile filename="{name}.icc" name="{space}" colorModelId="RGBA"/>'
        file.writestr("profiles.xml", f"<Profiles>{rows}</Profiles>")
    return path


def test_colours_come_row_by_row_and_groups_after_each_other(tmp_path: Path) -> None:
    inside = (
        entry("second", '<RGB r="0" g="0.502" b="1" space="sRGB-elle-V2-srgbtrc.icc"/>', 0, 3)
        + entry("third", '<sRGB r="1" g="1" b="1"/>', 1, 0)
        + '<Group name="inks" rows="1">'
        + entry("ink", '<CMYK c="0" m="1" y="1" k="0" space="Chemical proof"/>')
        + entry("grey", '<Gray g="0.5" space="Gray-D50-elle-V2-srgbtrc.icc"/>', 0, 1)
        + entry("lab", '<Lab L="54.29" a="80.81" b="69.89"/>', 0, 2)
        + entry("odd", '<XYZ x="1" y="1" z="1"/>', 0, 3)
        + entry("none", '<RGB r="nan" g="0" b="0"/>', 0, 4)
        + entry("far", '<Lab L="1e200" a="0" b="0"/>', 0, 5)
        + "</Group>"
        + entry("first", '<RGB r="0.2" g="0" b="0"/>', 0, 1)
    )
    palette = read_palette(kpl(tmp_path / "a.KPL", inside))
    assert palette.name == "Sea & sky"
    assert palette.names == ("first", "second", "third", "ink", "grey", "lab")
    seen = ((51, 0, 0), (0, 128, 255), (255, 255, 255), (255, 0, 0), (128, 128, 128), (255, 0, 0))
    assert np.abs(np.array(palette.colours) - seen).max() <= 2
    assert parse_gpl(gpl_text(palette)) == palette  # and out for GIMP


def test_spaces_of_other_profiles_become_srgb(tmp_path: Path) -> None:
    inside = (
        entry("wide", '<RGB r="0" g="0.6" b="0.2" space="Wide"/>')
        + entry("light", '<RGB r="0.2140" g="1" b="0" space="sRGB-elle-V2-g10.icc"/>', 0, 1)
        + entry("grey", '<RGB r="0.5" g="0.5" b="0.5" space="Broken"/>', 0, 2)
    )
    wide = profile("Display P3")
    palette = read_palette(kpl(tmp_path / "a.kpl", inside, Wide=wide, Broken=b"no profile"))
    wide_green, light, grey = palette.colours
    assert wide_green[0] == 0 and wide_green[1] > 150  # beyond sRGB: cut off
    assert np.abs(np.array(light) - (127, 255, 0)).max() <= 1 and grey == (128, 128, 128)


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("", "no colour"),
        ("<Group>" * 200 + "</Group>" * 200, "nested too deep"),
        ("<a/>" * 21_000, "holds too much"),
        ("<unclosed>", "cannot be read"),
    ],
)
def test_what_is_no_palette_is_refused(tmp_path: Path, inside: str, said: str) -> None:
    path = kpl(tmp_path / "a.kpl", inside)
    with pytest.raises(BadFile, match=f"a.kpl.*{said}"):
        read_palette(path)


def test_endless_palettes_and_bombs_end(tmp_path: Path) -> None:
    path = tmp_path / "a.kpl"
    many = "".join(entry("", '<sRGB r="1" g="0" b="0"/>', row) for row in range(MOST + 9))
    assert len(read_palette(kpl(path, many)).colours) == MOST
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("colorset.xml", b" " * (40 << 20))
    with pytest.raises(TooLarge, match=r"a\.kpl"):
        read_palette(path)


def test_a_profile_of_many_spaces_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a file of some kilobytes keeps the window busy for minutes."""
    spaces = [f"Space{n}" for n in range(6)]
    inside = "".join(entry("", f'<RGB r="0" g="0.6" b="0.2" space="{each}"/>') for each in spaces)
    path = kpl(tmp_path / "a.kpl", inside, spaces, Wide=profile("Display P3"))
    parts: list[str] = []
    read = Archive.read

    def noting(archive: Archive, name: str, limit: int) -> bytes:
        parts.append(name)
        return read(archive, name, limit)

    monkeypatch.setattr(Archive, "read", noting)
    assert len(set(read_palette(path).colours)) == 1
    assert parts.count("Wide.icc") == 1


def test_profiles_that_unpack_to_too_much_are_refused(tmp_path: Path) -> None:
    profiles = {f"Large{n}": bytes(12 << 20) for n in range(3)}
    path = kpl(tmp_path / "a.kpl", entry("", '<sRGB r="1" g="0" b="0"/>'), **profiles)
    with pytest.raises(TooLarge, match=r"a\.kpl.*too large"):
        read_palette(path)


def test_damage_is_one_sentence(tmp_path: Path) -> None:
    inside = entry("a", '<RGB r="0" g="1" b="0" space="Wide"/>') * 9
    data = kpl(tmp_path / "good.kpl", inside, Wide=profile("Display P3")).read_bytes()
    path, said = tmp_path / "a.kpl", []
    rng = np.random.default_rng(1)
    for number in range(200):
        flipped = bytearray(data)
        for at in rng.integers(0, len(data), 4):
            flipped[at] ^= int(rng.integers(1, 256))
        path.write_bytes(flipped if number % 2 else data[: rng.integers(0, len(data))])
        try:
            read_palette(path)
        except UnderpaintError as error:
            said.append(str(error))
    assert len(said) > 100 and all(sentence.startswith(str(path)) for sentence in said)
