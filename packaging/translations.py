"""Bring resources/translations up to date: collect every text, compile what is translated.

`python packaging/translations.py` writes underpaint_zh_CN.ts and .qm.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from sayings import as_source, write_table

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("zh_CN",)


def sources() -> list[Path]:
    """Every file of the window."""
    return sorted((ROOT / "editor" / "ui").rglob("*.py"))


def collect(target: Path) -> None:
    """Write the texts of all sources, and what other rooms say, into a .ts file; translations in it
    stay."""
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    names = [str(path.relative_to(ROOT)) for path in sources()]
    alias = "QT_TRANSLATE_NOOP+=T"
    command = [str(tool), "-no-obsolete", "-locations", "none", "-tr-function-alias", alias]
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said.py"
        said.write_text(as_source(), encoding="utf-8")
        words = [*command, *names, str(said), "-ts", str(target)]
        subprocess.run(words, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def compile_(source: Path) -> None:
    """Write the .qm beside a .ts file."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    target = source.with_suffix(".qm")
    command = [str(tool), str(source), "-qm", str(target)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Collect and compile all languages."""
    write_table()
    for language in LANGUAGES:
        target = ROOT / "resources" / "translations" / f"underpaint_{language}.ts"
        collect(target)
        compile_(target)
        print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
