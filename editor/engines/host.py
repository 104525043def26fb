"""The engine's process: shut in, told how many cores it may use, given its engines, run."""

from __future__ import annotations

import importlib.util
import os
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from editor.engines import sandbox


def serve(connection: Connection, folder: str) -> None:
    """Do jobs for the window at the other end of `connection`; returns when it is gone.

    folder: the only place this process may write. Nothing heavy is imported before the
    network is shut, and nothing is read outside the known folders after the engines are loaded.
    """
    open_doors = [sandbox.leave_network()]
    sandbox.end_with_parent(parent_process_id())
    threads = _use_cores()

    from editor.engines.all import engines
    from editor.engines.service import Service

    device = describe_device(threads)
    found = engines()
    make_shelf()
    open_doors.append(sandbox.restrict(readable(), Path(folder)))
    Service(connection, found).run(f"{device}; {describe_sandbox(open_doors)}")


def describe_sandbox(reasons: list[str]) -> str:
    """One phrase from the sandbox's answers, "" standing for success."""
    failed = [reason for reason in reasons if reason]
    return f"not sandboxed: {', '.join(failed)}" if failed else "sandboxed"


def describe_device(threads: int) -> str:
    """What the models will run on, such as "NVIDIA H200" or "CPU, 3 threads".

    Wakes the device up, so that its driver has opened what it needs before the doors close.
    """
    import torch

    from editor.engines.device import best_device

    device = best_device()
    torch.zeros(1, device=device)
    if device.type == "cuda":
        return str(torch.cuda.get_device_name(device))
    if device.type == "mps":
        return "Apple GPU (Metal)"
    return f"CPU, {threads} {'thread' if threads == 1 else 'threads'}"


def make_shelf() -> None:
    """Make the folder of installed models, for the sandbox opens no folder that comes later."""
    from editor.weights.shelf import installed_root

    with suppress(OSError):  # a home that cannot be written to has no models of its own either
        installed_root().mkdir(parents=True, exist_ok=True)


def readable() -> Iterator[Path]:
    """Folders the engine reads: Python, the packages, ourselves with the bundled models."""
    from editor.weights.shelf import installed_root, resource_root

    yield from (Path(prefix) for prefix in {sys.prefix, sys.base_prefix, sys.exec_prefix})
    yield from (Path(entry) for entry in sys.path if entry)
    yield from (Path(path) for path in sysconfig.get_paths().values())
    yield from (Path(__file__).parents[1], resource_root(), installed_root())
    for name in ("torch", "cv2", "openvino", "patchmatch"):
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.origin is not None:
            yield Path(spec.origin).parent


def parent_process_id() -> int:
    """The process that spawned this one."""
    from multiprocessing import parent_process

    parent = parent_process()
    return os.getppid() if parent is None or parent.pid is None else parent.pid


def _use_cores() -> int:
    """All cores but one, which is the window's, or as many as the artist prefers. Returns how
    many."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    wanted = os.environ.get("UNDERPAINT_THREADS", "")
    free = max(1, (cores or 1) - 1)
    threads = min(int(wanted), cores or 1) if wanted.isdecimal() and int(wanted) else free
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, str(threads))
    import torch

    torch.set_num_threads(threads)
    return threads
