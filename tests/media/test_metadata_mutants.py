"""Damaged EXIF, XMP and profiles in sound pictures: the pixels go on, what is lost is told."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from editor.core.document import Metadata
from editor.media.export_options import ExportOptions, Telling
from editor.media.exporting import export_picture
from editor.media.files import open_document
from editor.media.metadata import EXIF_IFD, GPS_IFD, fields_in
from editor.media.place import tells_place
from editor.media.still import open_still, save_still
from editor.media.tiff import holds_exif
from editor.media.told import facts
from editor.render.colour import profile
from editor.render.picture import picture_reader
from tests.media.making import XMP, camera_exif, mutant, photo

MUTANTS = 60


@pytest.mark.parametrize("kind", ["exif", "xmp", "icc"])
def test_damaged_blocks_stop_no_export(tmp_path: Path, kind: str) -> None:
    whole, chance = Metadata(camera_exif(), XMP, profile("Adobe RGB (1998)")), random.Random(3)
    pixels = photo(20, 15)
    for _ in range(MUTANTS):
        source = tmp_path / "in.png"
        save_still(source, pixels, replace(whole, **{kind: mutant(getattr(whole, kind), chance)}))
        document = open_document(source).document
        facts(document.metadata)
        for suffix, options in (
            (".tif", ExportOptions()),
            (".jpg", ExportOptions(srgb=True, telling=Telling.NO_PLACE)),
        ):
            out = tmp_path / f"out{suffix}"
            reader = picture_reader(document, deep=False, srgb=options.srgb)
            export_picture(out, document, reader, options)
            if suffix == ".tif":
                np.testing.assert_array_equal(open_still(out).pixels, pixels)
            else:
                assert not tells_place(open_still(out).metadata)


def test_a_field_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    chance = random.Random(1)
    blocks = (mutant(camera_exif(), chance) for _ in range(2000))
    exif = next(block for block in blocks if not holds_exif(block))
    lost = save_still(tmp_path / "a.tif", photo(20, 15), Metadata(exif))
    assert lost == ("EXIF was damaged, and is left out.",)
    assert open_still(tmp_path / "a.tif").size == (20, 15)
    assert not save_still(tmp_path / "b.tif", photo(20, 15), Metadata(camera_exif()))


def test_fields_are_read_by_directory_and_nothing_of_none() -> None:
    found = fields_in(camera_exif(), EXIF_IFD, GPS_IFD)
    assert found[0][0x010F] == "Maker" and found[EXIF_IFD] and found[GPS_IFD]
    assert fields_in(b"", EXIF_IFD) == {0: {}, EXIF_IFD: {}}
    assert fields_in(b"II*\0\xff\xff\xff\xff") == {0: {}}
