"""Shut this process in, on Linux: no network, nothing written outside one folder.

Standard library only: the network must be left before anything starts a thread.
Every function returns "" where it worked, else the reason why not; nothing is raised.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS = 1, 38
SIGKILL = 9
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # Landlock's system calls, everywhere
RULE_PATH_BENEATH = 1
VERSION_FLAG = 1

# Landlock's rights (linux/landlock.h)
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
ABI_1 = (1 << 13) - 1
REFER, TRUNCATE = 1 << 13, 1 << 14  # since ABI 2 and 3
BIND_TCP, CONNECT_TCP = 1 << 0, 1 << 1  # since ABI 4
READ = EXECUTE | READ_FILE | READ_DIR
OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE


def end_with_parent(parent: int) -> str:
    """Have the kernel end this process with the thread that spawned it. parent: its process id.

    To be called after `leave_network`, which clears the wish.
    """
    if sys.platform != "linux":
        return "only Linux can"
    _libc().prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it was quicker
        os._exit(0)
    return ""


def leave_network() -> str:
    """Move into an empty network namespace: every connection fails. Needs a single thread."""
    if sys.platform != "linux":
        return "only Linux can"
    user, group = os.getuid(), os.getgid()
    if _libc().unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0:
        return f"network still open ({_last_error()})"
    try:  # else we would be "nobody" to whatever asks for the user's name
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    except OSError:
        return ""  # the network is shut all the same
    return ""


def restrict(readable: Iterable[Path], writable: Path) -> str:
    """Landlock: read `readable` and the system, write `writable`, reach nothing else.

    Counts for this thread and those it starts later. Devices and shared memory that exist may
    be read and written, none made. Where the kernel can, TCP is refused as well: a second lock
    for systems that do not let us leave the network.
    """
    if sys.platform != "linux":
        return "only Linux can"
    abi = _libc().syscall(CREATE_RULESET, None, ctypes.c_size_t(0), VERSION_FLAG)
    if abi < 1:
        return f"files still open ({_last_error()})"
    handled = ABI_1 | (REFER if abi >= 2 else 0) | (TRUNCATE if abi >= 3 else 0)
    attributes = struct.pack("<Q", handled)
    if abi >= 4:
        attributes += struct.pack("<Q", BIND_TCP | CONNECT_TCP)
    ruleset = _libc().syscall(
        CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint(0)
    )
    if ruleset < 0:
        return f"files still open ({_last_error()})"
    try:
        return _apply(ruleset, list(_rules(readable, writable, handled)))
    finally:
        os.close(ruleset)


def _rules(readable: Iterable[Path], writable: Path, handled: int) -> Iterator[tuple[Path, int]]:
    for path in {*map(Path, SYSTEM), *readable}:
        yield path, READ
    yield Path("/dev"), READ | WRITE_FILE
    yield writable, handled


SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/opt", "/etc", "/proc", "/sys", "/run")


def _apply(ruleset: int, rules: list[tuple[Path, int]]) -> str:
    for path, rights in rules:
        if path.exists() and not _add_rule(ruleset, path, rights):
            return f"files still open ({path}: {_last_error()})"
    _libc().prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if _libc().syscall(RESTRICT_SELF, ruleset, ctypes.c_uint(0)) != 0:
        return f"files still open ({_last_error()})"
    return ""


def _add_rule(ruleset: int, path: Path, rights: int) -> bool:
    beneath = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        allowed = rights if path.is_dir() else rights & OF_FILES
        rule = struct.pack("<Qi", allowed, beneath)
        added = _libc().syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, rule, ctypes.c_uint(0))
        return int(added) == 0
    finally:
        os.close(beneath)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _last_error() -> str:
    return os.strerror(ctypes.get_errno())
