"""Whether another program still runs."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":  # where `os.kill` with signal 0 would end the other, not ask
    import ctypes
    from ctypes import wintypes

    _QUERY, _DENIED, _STILL_ACTIVE = 0x1000, 5, 259
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.OpenProcess.argtypes = wintypes.DWORD, wintypes.BOOL, wintypes.DWORD
    _kernel.OpenProcess.restype = wintypes.HANDLE
    _kernel.GetExitCodeProcess.argtypes = wintypes.HANDLE, ctypes.POINTER(wintypes.DWORD)
    _kernel.CloseHandle.argtypes = (wintypes.HANDLE,)

    def _is_there(pid: int) -> bool:
        process = _kernel.OpenProcess(_QUERY, False, pid)
        if not process:
            return ctypes.get_last_error() == _DENIED  # another user's
        code = wintypes.DWORD()
        told = _kernel.GetExitCodeProcess(process, ctypes.byref(code))
        _kernel.CloseHandle(process)
        return not told or code.value == _STILL_ACTIVE

else:

    def _is_there(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except OSError:  # another user's
            return True
        return True


def lives(pid: object) -> bool:
    """Whether a process of that number is there; False for what is no number of one."""
    return isinstance(pid, int) and 0 < pid < 1 << 32 and _is_there(pid)
