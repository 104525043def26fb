"""The process that reads one foreign file: shut in, asked once, gone.

Like `editor.engines.host`, nothing heavy is imported before the network is shut.
"""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from editor.engines import sandbox
from editor.engines.host import describe_sandbox, parent_process_id, readable


def serve(connection: Connection, folder: str) -> None:
    """Convert the file that the other end names, and say how it went.

    Receives (file, folder, name) and answers by wire.Ready, which says whether the process was
    shut in, or by wire.Failed. The named folder is the only place it may write.
    """
    open_doors = [sandbox.leave_network()]
    sandbox.end_with_parent(parent_process_id())
    file, target, name = connection.recv()

    from editor.engines.convert import convert
    from editor.jobs import wire
    from editor.jobs.queue import explained

    open_doors.append(sandbox.restrict([*readable(), Path(file)], Path(target)))
    try:
        convert(Path(file), Path(target), name)
        connection.send(wire.Ready(describe_sandbox(open_doors)))
    except Exception as error:  # noqa: BLE001 - the boundary: everything is reported
        said = explained(error)
        at = None if said.file is None else str(said.file)
        connection.send(wire.Failed(0, type(said).__name__, said.what, at, said.remedy))
