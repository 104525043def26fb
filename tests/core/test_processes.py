"""Whether another program still runs: asked without touching it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from editor.core.processes import lives


def test_one_is_there_until_it_has_ended() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert lives(os.getpid()) and lives(child.pid)
    assert child.poll() is None  # to be asked has not ended it
    child.communicate(b"\n")
    assert child.returncode == 0 and not lives(child.pid)


@pytest.mark.parametrize("number", [0, -1, 1 << 40, "7", None, 3.5])
def test_what_is_no_number_of_one_does_not(number: object) -> None:
    assert not lives(number)
