"""Training runs where only torch and its like are installed."""

from __future__ import annotations

import subprocess
import sys

ABSENT = ("PySide6", "pydantic", "av", "rich", "platformdirs", "tifffile")


def test_training_needs_neither_window_nor_schema_nor_video() -> None:
    lines = ["import sys", *(f"sys.modules[{name!r}] = None" for name in ABSENT)]
    lines += ["import editor.training.cli, editor.training.loop, editor.training.evaluate",
              "import editor.training.export; print('fine')"]  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "fine", done.stderr
