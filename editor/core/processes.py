"""Whether another program still runs."""

from __future__ import annotations

import os


def lives(pid: object) -> bool:
    """Whether a process of that number is there; False for what is no number of one, and on
    Windows, where asking would interrupt it."""
    if not isinstance(pid, int) or pid <= 0 or os.name != "posix":
        return False
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
