"""Rules that no reviewer should have to remember: banned calls, file lengths, silent imports."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "editor").rglob("*.py"))
BANNED = {
    "torch.jit.load", "pickle.load", "pickle.loads", "yaml.load", "cv2.VideoWriter",
    "cv2.VideoCapture", "cv2.imshow", "cv2.namedWindow", "cv2.waitKey", "QSaveFile",
    "eval", "exec", "os.system", "marshal.loads",
}  # fmt: skip


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_name(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def _offences(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = _name(node.func)
        if name in BANNED or name.endswith(".extractall"):
            found.append(f"{name} in line {node.lineno}")
        for keyword in node.keywords:
            value = getattr(keyword.value, "value", None)
            if (keyword.arg, value) in (("weights_only", False), ("shell", True)):
                found.append(f"{keyword.arg}={value} in line {node.lineno}")
        if name == "torch.load" and "weights_only" not in {k.arg for k in node.keywords}:
            found.append(f"torch.load without weights_only in line {node.lineno}")
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_banned_call_and_no_endless_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not _offences(ast.parse(text))
    assert len(text.splitlines()) <= 500


def test_the_guard_itself_sees_what_it_bans() -> None:
    hostile = "import torch, pickle\ntorch.load(p)\npickle.loads(b)\nz.extractall()\nf(shell=True)"
    assert len(_offences(ast.parse(hostile))) == 4


def test_the_window_and_the_command_line_import_no_torch() -> None:
    code = (
        "import sys, editor.app, editor.cli.commands, editor.ui.application, editor.jobs.remote;"
        "print([m for m in ('torch', 'torchvision', 'cv2', 'av') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


LATE = (
    "editor.ui.export.window", "editor.ui.exporting.dialog", "editor.ui.exporting.many",
    "editor.ui.viewing.shortcuts", "editor.ui.viewing.sheet", "editor.ui.controls.palette",
    "editor.ui.panels.train", "editor.ui.panels.latents", "editor.ui.panels.latents_tray",
    "editor.ui.panels.latents_mix", "editor.ui.panels.motion", "editor.ui.timeline",
    "editor.ui.panels.style", "editor.ui.panels.translate", "editor.ui.panels.library",
    "editor.ui.adjusting.panel", "editor.ui.adjusting.editor",
    "editor.ui.latents.keys_track",
    "editor.training", "editor.nets", "editor.engines", "editor.media.autosave",
    "multiprocessing", "pydantic", "PIL", "torch", "torchvision", "cv2", "av",
)  # fmt: skip
"""What the window does without until it has been painted."""


def test_the_window_is_made_without_what_nobody_sees_yet(tmp_path: Path) -> None:
    code = f"""
import builtins, sys
plain = builtins.__import__
from editor import app
app._import_qt()
assert builtins.__import__ is plain, "Qt reads the source of every module imported from now on"
from pathlib import Path
from PySide6.QtCore import QSettings
from editor.ui.application import create_application, create_window
from editor.ui.worker import GpuWorker
application = create_application()
settings = QSettings(r"{tmp_path / "s.ini"}", QSettings.Format.IniFormat)
window = create_window(GpuWorker(lambda *_: iter(())), settings, Path(r"{tmp_path}"))
assert not any(place.made for place in window.late)
assert not window.session.background.busy, "threads take turns with the one that paints"
print([name for name in {LATE} if name in sys.modules])
window.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == "[]", done.stderr
