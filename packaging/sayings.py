"""Collect what rooms without Qt say to an artist: sentences, names of recipes and models.

They stand in resources/translations/said.txt, one a line, values as {name}: the window knows them
again there (`editor/ui/said.py`), and pyside6-lupdate reads them in the context "Said".
"""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from editor.core import errors
from editor.ui.said import SLOT, TABLE, literals, sentences

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("core", "jobs", "media", "weights", "nets", "engines", "render", "clips", "training")
COMMAND_LINE = (
    "bench", "cluster", "describe", "directions", "evaluate", "features", "fidelity", "inception",
    "judged", "meanings", "paintings", "perception", "portraits", "split", "several",
)  # fmt: skip
"""Beginnings of modules of trainings that only the command line shows."""
WORDS_OF_RECIPES = ("title", "purpose", "limits")


def said_texts() -> list[str]:
    """All of them, sorted; of those that differ in the names of their values alone, the first."""
    texts = sorted({*said_in_sources(), *said_in_window(), *said_in_recipes()})
    return sorted({SLOT.sub("{}", text): text for text in reversed(texts)}.values())


def said_in_sources() -> Iterator[str]:
    """The sentences in the sources of rooms without Qt."""
    for room in ROOMS:
        for path in sorted((ROOT / "editor" / room).rglob("*.py")):
            if room != "training" or not path.stem.startswith(COMMAND_LINE):
                yield from said_in(ast.parse(path.read_text(encoding="utf-8")))


def said_in_window() -> Iterator[str]:
    """The sentences of errors that the window's own sources raise, as other rooms do."""
    for path in sorted((ROOT / "editor" / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and hasattr(errors, ast.unparse(node.func)):
                yield from said_in(node)


def said_in(tree: ast.AST) -> Iterator[str]:
    """The sentences of a module, docstrings and parts of f-strings left out."""
    aside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            aside.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            aside |= {id(part) for part in ast.walk(node) if part is not node}
    for node in ast.walk(tree):
        if id(node) not in aside and (text := template(node).strip()) and is_said(text):
            yield from filter(literals, sentences(text))


def template(node: ast.AST) -> str:
    """A text with its values as {name}; "" where the node is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return "" if "{" in node.value else node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    out, used = "", set[str]()
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            name = slot(part.value, used)
            used.add(name)
            out += f"{{{name}}}"
        elif isinstance(part, ast.Constant):
            out += str(part.value)
    return out if "{{" not in out else ""


def slot(value: ast.expr, used: set[str]) -> str:
    """What a value is called in the text: its own name, numbered where that is there already."""
    name = value.attr if isinstance(value, ast.Attribute) else ast.unparse(value)
    name = name.strip("_").lower() if name.isidentifier() else "value"
    return next(each for n in count(1) if (each := name if n == 1 else f"{name}_{n}") not in used)


def is_said(text: str) -> bool:
    """Whether it is a sentence, and no format of a file or pattern."""
    begins = text[:1].isupper() or text[:1] in "“{"
    ends = re.search(r"[\w”)}][.?!]$", text) is not None
    return begins and ends and " " in text.strip() and len(literals(text)) > 0


def said_in_recipes() -> Iterator[str]:
    """Names and uses of recipes, names of models and of what they paint."""
    for path in sorted((ROOT / "editor" / "training" / "recipes").glob("*.toml")):
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
        for word in WORDS_OF_RECIPES:
            yield from sentences(facts.get(word, ""))
    for path in sorted((ROOT / "resources" / "models").glob("*/card.toml")):
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
        yield facts["title"]
        yield from facts.get("styles", {}).values()


def write_table() -> None:
    """Bring the table up to date."""
    TABLE.write_text("".join(f"{text}\n" for text in said_texts()), encoding="utf-8")


def as_source() -> str:
    """The table as a module that pyside6-lupdate can read."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    marks = (f'QT_TRANSLATE_NOOP("Said", {json.dumps(line, ensure_ascii=False)})' for line in lines)
    return "\n".join(marks) + "\n"
