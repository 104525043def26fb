"""What is told of each picture: its class, by folder or by column, and its attributes."""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import numpy as np

from editor.core.errors import BadFile, BadInput

LABELS = "labels.csv"
FEWEST = 0.1
"""Labels that tell of a smaller part of the pictures are taken for labels of others."""


@dataclass(frozen=True, eq=False)
class Told:
    """files: the n pictures of which everything asked for is told, in their order. kind: int64
    (n,), index in `kinds`, 0 where there are none. values: float32 (n, attributes), 0..1.
    untold: the other pictures, and what is missing."""

    files: tuple[str, ...] = field(repr=False)
    kind: np.ndarray = field(repr=False)
    values: np.ndarray = field(repr=False)
    kinds: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    untold: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Labels:
    """Every labels.csv of a folder. rows: of each picture, by its name from the folder. words: of
    each column, how often each word stands there, whether or not its picture is here."""

    rows: Mapping[str, Mapping[str, str]] = field(repr=False)
    words: Mapping[str, Counter[str]] = field(repr=False)

    def column(self, name: str) -> Counter[str]:
        """The words of a column; BadInput where there is no such column."""
        if name not in self.words:
            known = ", ".join(self.words)
            raise BadInput(f"{LABELS} has no column “{name}”.", remedy=f"Its columns: {known}.")
        return self.words[name]


def tell(
    folder: Path,
    names: Sequence[str],
    classes: str = "",
    attributes: Mapping[str, Mapping[str, object]] | None = None,
) -> Told:
    """What is told of the pictures of a folder, as `data.DataOptions` asks for it.

    names: of the pictures, from the folder. BadInput where labels do not match the pictures, name
    an unknown column or word, or tell only one class apart; BadFile where they cannot be read.
    """
    asked = attributes or {}
    found = read_labels(folder, names) if asked or classes not in ("", "folders") else None
    read: dict[str, Callable[[str], object]] = {
        name: _reader(name, wish, found) for name, wish in asked.items() if found
    }
    group = _grouping(classes, found)
    untold = {name: why for name in names if (why := _missing(name, classes, asked, found))}
    kept = tuple(name for name in names if name not in untold)
    groups = [group(name) for name in kept]
    kinds = _ordered(groups) if classes else ()
    if classes:
        _check_kinds(folder, kinds, len(kept))
    values = np.array([[read[a](name) for a in asked] for name in kept], np.float32)
    values = values.reshape(len(kept), len(asked))
    _check_values(values, tuple(asked))
    place = {kind: index for index, kind in enumerate(kinds)}
    kind = np.array([place.get(each, 0) for each in groups], np.int64)
    return Told(kept, kind, values, kinds, tuple(asked), untold)


def read_labels(folder: Path, names: Sequence[str]) -> Labels:
    """The labels of pictures: each labels.csv in the folder and in the folders that hold them.

    The column that names the most pictures tells the files, with or without their suffix, from
    where the labels stand. BadInput where there are none or they name hardly a picture.
    """
    files = label_files(folder, names)
    if not files:
        remedy = "Put one there, with a column of file names and a column for each label."
        raise BadInput(f"There is no {LABELS} here.", file=folder, remedy=remedy)
    whole = {name: name for name in names}
    bare = {str(PurePosixPath(name).with_suffix("")): name for name in names}
    rows: dict[str, Mapping[str, str]] = {}
    words: dict[str, Counter[str]] = {}
    for home in files:
        lines = _lines(folder / home / LABELS)
        rows = {**rows, **_placed(lines, home, {**bare, **whole})}
        for column in lines[0] if lines else ():
            words.setdefault(column, Counter()).update(line[column] for line in lines)
    if len(rows) < max(1, FEWEST * len(names)):
        raise BadInput(
            f"{LABELS} names {len(rows)} of the {len(names)} pictures here, "
            f"not “{next((n for n in names if n not in rows), '')}” for one.",
            file=folder,
            remedy="A column of it must hold the names of the files.",
        )
    return Labels(rows, words)


def label_files(folder: Path, names: Iterable[str]) -> list[PurePosixPath]:
    """The folders, from `folder`, that hold labels and pictures of these names, below or beside."""
    homes = {parent for name in names for parent in PurePosixPath(name).parents}
    return [home for home in sorted(homes) if (folder / home / LABELS).is_file()]


def _lines(path: Path) -> list[dict[str, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        remedy = "Save it as CSV in UTF-8."
        raise BadFile("These labels cannot be read.", file=path, remedy=remedy) from error
    head = text.partition("\n")[0]
    mark = max(",;\t", key=head.count)
    lines = csv.DictReader(text.splitlines(), delimiter=mark, restkey="", restval="")
    try:
        return [{column.strip(): _word(word) for column, word in line.items() if column}
                for line in lines]  # fmt: skip
    except csv.Error as error:
        raise BadFile(f"These labels cannot be read: {error}.", file=path) from error


def _word(cell: object) -> str:
    """What a cell says, "" for nothing: a table's "nan" is a number that was never known."""
    word = str(cell).strip()
    return "" if word.casefold() == "nan" else word


def _placed(
    lines: Sequence[Mapping[str, str]], home: PurePosixPath, known: Mapping[str, str]
) -> dict[str, Mapping[str, str]]:
    """Each line under the picture that it names."""
    best: dict[str, Mapping[str, str]] = {}
    for column in lines[0] if lines else ():
        named: dict[str, Mapping[str, str]] = {}
        for line in lines:
            name = known.get(str(home / line[column].replace("\\", "/"))) if line[column] else None
            if name is not None:
                named.setdefault(name, line)
        best = named if len(named) > len(best) else best
    return best


def _missing(
    name: str, classes: str, asked: Mapping[str, Mapping[str, object]], found: Labels | None
) -> str:
    """What is not told of a picture, as a sentence, or ""."""
    if classes == "folders" and not class_folder(name):
        return "It lies in no class's folder."
    columns = [str(wish.get("column", each)) for each, wish in asked.items()]
    columns += [classes] if classes not in ("", "folders") else []
    row = found.rows.get(name) if found else {}
    if columns and row is None:
        return f"{LABELS} does not name it."
    empty = [column for column in columns if row is not None and not row.get(column)]
    return f"{LABELS} says nothing of its “{empty[0]}”." if empty else ""


def class_folder(name: str) -> str:
    """The first folder of a name, "" without; of a path from elsewhere, the folder it is in."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        return path.parent.name
    return path.parts[0] if len(path.parts) > 1 else ""


def _grouping(classes: str, found: Labels | None) -> Callable[[str], str]:
    if classes == "folders":
        return class_folder
    if not classes or found is None:
        return lambda name: ""
    found.column(classes)
    return lambda name: found.rows[name][classes]


def _reader(name: str, wish: Mapping[str, object], found: Labels) -> Callable[[str], float]:
    """How an attribute is read of a picture, 0..1."""
    column = str(wish.get("column", name))
    words = found.column(column)
    if "yes" in wish:
        yes = _yes(wish["yes"], column, words)
        return lambda picture: float(found.rows[picture][column] in yes)
    numbers = {word: number for word in words if word and (number := _number(word)) is not None}
    strange = next((word for word in words if word and word not in numbers), None)
    if strange is not None:
        raise BadInput(
            f"The column “{column}” of {LABELS} holds words such as “{strange}”.",
            remedy=f"Say by `yes` which of them mean {name}.",
        )
    low, high = min(numbers.values(), default=0.0), max(numbers.values(), default=0.0)
    span = (high - low) or 1.0
    return lambda picture: (numbers[found.rows[picture][column]] - low) / span


def _yes(wish: object, column: str, words: Counter[str]) -> set[str]:
    """The column's own spellings of the words that mean yes: 1, 1.0 and "1" are one."""
    given = [wish] if isinstance(wish, (str, int, float)) else list(wish)  # type: ignore[call-overload]
    spelt = set[str]()
    for word in given:
        same = {each for each in words if _same(each, str(word))}
        if not same:
            most = ", ".join(f"“{each}”" for each, _ in words.most_common(8) if each)
            raise BadInput(
                f"No picture's “{column}” is “{word}” in {LABELS}.", remedy=f"It says {most}."
            )
        spelt |= same
    return spelt


def _same(word: str, other: str) -> bool:
    number = _number(word)
    return word.casefold() == other.casefold() or (
        number is not None and number == _number(other)
    )  # fmt: skip


def _number(word: str) -> float | None:
    """Its value; None for a word, and for what is not finite."""
    try:
        value = float(word)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _ordered(groups: Iterable[str]) -> tuple[str, ...]:
    kinds = set(groups)
    numbers = {kind: _number(kind) for kind in kinds}
    return tuple(sorted(kinds, key=lambda kind: (numbers[kind] is None, numbers[kind] or 0, kind)))


def _check_kinds(folder: Path, kinds: Sequence[str], pictures: int) -> None:
    if len(kinds) < 2:
        only = f"There is only one class, “{kinds[0]}”." if kinds else "There are no classes here."
        remedy = "Put the pictures of each class into a folder of its own, or name a column."
        raise BadInput(only, file=folder, remedy=remedy)
    if len(kinds) > pictures / 2:
        raise BadInput(
            f"There are {len(kinds)} classes for {pictures} pictures, such as “{kinds[0]}”.",
            file=folder,
            remedy="A class wants many pictures: name another column.",
        )


def _check_values(values: np.ndarray, attributes: Sequence[str]) -> None:
    for name, column in zip(attributes, values.T, strict=True):
        if len(column) and column.min() == column.max():
            raise BadInput(
                f"{LABELS} says the same “{name}” of every picture.",
                remedy="Leave it away: nothing can be learned of it.",
            )
