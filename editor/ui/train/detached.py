"""`python -m editor.ui.train.detached OUTPUT WORDS...`: the program, printing to a file.

It gives way to the window, which it may outlive. Imports no Qt.
"""

from __future__ import annotations

import os
import runpy
import sys

GENTLE = 5
"""How much it gives way, as `nice` counts."""


def main() -> None:
    """Do what `python -m editor WORDS...` does."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    file = os.open(sys.argv.pop(1), flags, 0o644)
    for stream in (1, 2):
        os.dup2(file, stream)
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # else threads that wait keep cores busy
    if hasattr(os, "nice"):
        os.nice(GENTLE)
    runpy.run_module("editor", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
