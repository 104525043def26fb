"""The first lines of the engine's process: standard library only, so that nothing is too early."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

ENVIRONMENT = {
    "OMP_WAIT_POLICY": "PASSIVE",  # else idle threads spin and the window stutters
    "OPENBLAS_NUM_THREADS": "1",  # torch brings its own; and numpy must not start threads before
    "HF_HUB_OFFLINE": "1",  #       the network is shut, which takes a single-threaded process
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "RAY_USAGE_STATS_ENABLED": "0",
}


def start(target: str, connection: Connection, folder: str) -> None:
    """Become the engine: call `target`, "module:function", with (connection, folder).

    folder: the only place where this process may write; its owner removes it.
    """
    _leave_the_terminal()
    os.environ.update(ENVIRONMENT)
    for name in ("TMPDIR", "CUDA_CACHE_PATH", "TORCHINDUCTOR_CACHE_DIR", "TRITON_CACHE_DIR"):
        os.environ[name] = folder
    module, _, name = target.partition(":")
    try:
        serve = getattr(import_module(module), name)
        serve(connection, folder)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the window is gone
    except Exception as error:  # noqa: BLE001 - the window must learn why nothing starts
        from editor.jobs.wire import Broken

        with contextlib.suppress(OSError):
            connection.send(Broken(f"{type(error).__name__}: {error}"))


def _leave_the_terminal() -> None:
    """Own session: Ctrl+C is the window's affair, and one signal reaches all of our children."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setsid"):
        with contextlib.suppress(OSError):
            os.setsid()
    if sys.platform == "linux":  # the kernel's first choice when memory runs out, not the window
        with contextlib.suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("500")
