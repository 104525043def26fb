"""Damaged files of every kind: an error that names the file, or a picture; never anything else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from editor.core.errors import UnderpaintError
from editor.media.autosave import Autosave
from editor.media.files import open_document
from tests.media.making import document, mutant, samples

MUTANTS = 150
OPENERS = ("png", "png16", "jpg", "webp", "tif", "tif16", "bmp", "gif", "avif", "ora", "psd")


@pytest.mark.parametrize("name", OPENERS)
def test_mutants(name: str, tmp_path: Path) -> None:
    path = samples(tmp_path)[name]
    data, chance = path.read_bytes(), random.Random(7)
    said: list[str] = []
    for _ in range(MUTANTS):
        path.write_bytes(mutant(data, chance))
        try:
            opened = open_document(path)
        except UnderpaintError as error:
            said.append(str(error))
        else:
            assert opened.document.size.w > 0
    assert all(str(path) in sentence for sentence in said)
    assert len(said) > MUTANTS // 20  # the mutants are damaged enough to mean something


def test_mutants_of_an_autosave(tmp_path: Path) -> None:
    writer = Autosave(tmp_path)
    writer.store(document(), tmp_path / "a.ora")
    writer.close()
    files = [p for p in tmp_path.rglob("*") if p.is_file() and p.name != "lock"]
    chance, told = random.Random(8), 0
    for number in range(MUTANTS):
        path = files[number % len(files)]
        data = path.read_bytes()
        path.write_bytes(mutant(data, chance))
        reader = Autosave(tmp_path)
        for recovery in reader.recoverable():
            try:
                told += bool(reader.recover(recovery).notes)
            except UnderpaintError:
                told += 1
        reader.close()
        path.write_bytes(data)
    assert told > MUTANTS // 4
