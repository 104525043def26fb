"""What a folder of pictures says of the rights to them."""

from __future__ import annotations

import csv
import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

FILES = re.compile(r"(licen[sc]e|copying|copyright|unlicense)", re.IGNORECASE)
"""Beginnings of names of files that state a licence."""
MANIFESTS = ("MANIFEST.tsv", "MANIFEST.csv", "labels.csv")
COLUMNS = ("licence", "license", "rights")
KNOWN = (
    ("CC0", r"\bCC0\b|creative commons zero"),
    ("CC BY-NC", r"CC[ -]BY[ -]NC|attribution-non-?commercial"),
    ("CC BY-SA", r"CC[ -]BY[ -]SA|attribution-share-?alike"),
    ("CC BY", r"CC[ -]BY\b|creative commons attribution"),
    ("public domain", r"public domain"),
    ("MIT", r"\bMIT licen[sc]e|permission is hereby granted, free of charge"),
    ("Apache 2.0", r"apache licen[sc]e"),
    ("BSD", r"redistribution and use in source and binary forms"),
    ("GPL", r"gnu general public licen[sc]e"),
    ("Unsplash", r"unsplash licen[sc]e"),
    ("all rights reserved", r"all rights reserved"),
)
"""Licences and the words that tell of them; the first that fits."""


def licence_of(folder: Path, names: Sequence[str]) -> str:
    """What is said of the licence of pictures, and where; "" where nothing is.

    names: of the pictures, from the folder. Looked at are a licence column of a manifest or of
    labels.csv beside them or one folder above, then a file named LICENSE or the like.
    """
    folder = folder.absolute()
    homes = sorted({PurePosixPath(name).parent for name in names}, key=str)[:64]
    places = list(dict.fromkeys([folder, *(folder / home for home in homes)]))
    said = Counter[str]()
    for place in places:
        said += _from_manifests(place, folder, names)
    said = said or _from_manifests(folder.parent, folder, names)
    if said:
        words = [f"{word} ({count})" if len(said) > 1 else word
                 for word, count in said.most_common(5)]  # fmt: skip
        more = f" and {len(said) - 5} more" if len(said) > 5 else ""
        return ", ".join(words) + more
    files = (file for place in places for file in sorted(place.iterdir()) if FILES.match(file.name))
    return next((_named(file) for file in files if file.is_file()), "")


def _from_manifests(place: Path, folder: Path, names: Sequence[str]) -> Counter[str]:
    """Licences by how many pictures; a line may tell of a picture, or of a whole folder."""
    found = Counter[str]()
    known = {_plain(folder / name) for name in names} if _any(place) else set[str]()
    homes = _homes(known)
    for file in _any(place):
        for line in _lines(file):
            column = next((c for c in COLUMNS if line.get(c)), None)
            first = next(iter(line.values()), "") or ""
            target = _plain(place / first)
            count = int(target in known) or homes[target] * bool(first.strip("./"))
            if column and first and count:
                found[line[column].strip()] += count
    return found


def _plain(path: Path) -> str:
    """One spelling for each path; quicker than to resolve it."""
    return os.path.normpath(path)


def _homes(files: Iterable[str]) -> Counter[str]:
    """How many of the files lie in each folder, or in folders in it."""
    homes = Counter[str]()
    for home, count in Counter(Path(file).parent for file in files).items():
        homes.update({str(folder): count for folder in (home, *home.parents)})
    return homes


def _any(place: Path) -> list[Path]:
    return [place / name for name in MANIFESTS if (place / name).is_file()]


def _lines(file: Path) -> list[dict[str, str]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []  # the reader of labels complains; here it says nothing of a licence
    mark = max(",;\t", key=text.partition("\n")[0].count)
    lines = csv.DictReader(text.splitlines(), delimiter=mark, restkey="", restval="")
    return [{str(k).strip().lower(): v for k, v in line.items() if isinstance(v, str)}
            for line in lines]  # fmt: skip


def _named(file: Path) -> str:
    """The licence that a file is, or its first words."""
    text = file.read_bytes()[:20_000].decode("utf-8", "replace")
    for name, words in KNOWN:
        if re.search(words, text, re.IGNORECASE):
            return f"{name} ({file.name})"
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return f"{first[:80]} ({file.name})" if first else ""
