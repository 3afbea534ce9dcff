"""What is said where a disk does not take what is written, or a folder may not be used: one line, and what helps."""

import errno
import sqlite3

from ingest.naming import printable

_FULL = "the disk is full: make room and run the command again; what was stored before is kept"
_READ_ONLY = "it cannot be written to: make it writable, or use a copy of it that is"
_BROKEN = "the disk failed, or is full: make room and run the command again, or put a copy from a backup elsewhere"
_WHY = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: "the disk quota is used up: make room and run the command again; what was stored before is kept",
    errno.EROFS: _READ_ONLY,
    errno.EACCES: "permission was denied: run the command as somebody who may use it, or give another folder",
    errno.EPERM: "permission was denied: run the command as somebody who may use it, or give another folder",
    errno.ENOTDIR: "a file stands where a folder is expected: name another folder",
    errno.EEXIST: "a file stands where a folder is expected: name another folder",
    errno.EIO: _BROKEN,
}
_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _BROKEN,
}
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_PRIMARY = 0xFF
"""The part of SQLite's codes that names the kind of error; the rest says where it came from."""


def is_refusal(error: BaseException) -> bool:
    """Whether an error is the disk's or the folder's, and says nothing of what lies in it."""
    return isinstance(error, OSError) and error.errno in _WHY


def tell_refusal(error: OSError) -> str:
    """An error of the operating system in one line, with the path that it names.

    >>> tell_refusal(OSError(errno.EROFS, "Read-only file system", "data/index"))
    "'data/index' could not be used, it cannot be written to: make it writable, or use a copy of it that is"
    """
    why = _WHY.get(error.errno or 0) or (error.strerror or str(error) or type(error).__name__)
    place = f"'{printable(str(error.filename))}' could not be used, " if error.filename is not None else ""
    return f"{place}{why}"


def tell_sqlite(error: BaseException | None) -> str | None:
    """What an error of SQLite says of the disk, or None where it says nothing of it."""
    if not isinstance(error, sqlite3.Error):
        return None
    return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & _PRIMARY)


def is_busy(error: BaseException | None) -> bool:
    """Whether SQLite waited in vain for another process."""
    return isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _BUSY
