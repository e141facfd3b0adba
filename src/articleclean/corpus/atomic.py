"""Files that are there whole or not at all."""

import os
from pathlib import Path

from articleclean.errors import OutputError


def write_atomic(path: Path, data: bytes) -> None:
    """Write under a temporary name, sync, rename, sync the folder. Raises OutputError where that fails."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise _not_written(path, error) from error


def check_writable(path: Path) -> None:
    """Raise OutputError now where ``write_atomic`` would raise it after hours of work."""
    probe = path.with_name(f".{path.name}.tmp")
    try:
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise _not_written(path, error) from error


def _not_written(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{path} cannot be written: {error.strerror or error}. What is finished stays: "
        "put that right and run the same command again"
    )


def remove_leftovers(folder: Path) -> None:
    """Take away the temporary files of a run that was killed."""
    for leftover in folder.glob(".*.tmp"):
        leftover.unlink()


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
