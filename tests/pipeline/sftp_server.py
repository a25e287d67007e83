"""An SFTP server in a thread of this process, for tests: one user, one folder."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import paramiko

USER, PASSWORD = "nobody", "nothing"


class _Door(paramiko.ServerInterface):
    def check_auth_password(self, username: str, password: str) -> int:
        right = (username, password) == (USER, PASSWORD)
        return paramiko.AUTH_SUCCESSFUL if right else paramiko.AUTH_FAILED

    def check_channel_request(self, kind: str, chanid: int) -> int:
        return paramiko.OPEN_SUCCEEDED

    def get_allowed_auths(self, username: str) -> str:
        return "password"


class _Files(paramiko.SFTPServerInterface):
    """The files of a folder, as `/`."""

    def __init__(self, server: Any, root: Path) -> None:
        self.root = root

    def _at(self, path: str) -> Path:
        return self.root / path.lstrip("/")

    def list_folder(self, path: str) -> Any:
        return _told(lambda: [self._attributes(child) for child in self._at(path).iterdir()])

    def stat(self, path: str) -> Any:
        return _told(lambda: self._attributes(self._at(path)))

    lstat = stat

    def open(self, path: str, flags: int, attr: Any) -> Any:
        def opened() -> Any:
            handle = os.open(self._at(path), flags, 0o644)
            mode = "r+b" if flags & os.O_RDWR else "wb" if flags & os.O_WRONLY else "rb"
            file = paramiko.SFTPHandle(flags)
            file.readfile = file.writefile = os.fdopen(handle, mode)
            return file

        return _told(opened)

    def remove(self, path: str) -> int:
        return int(_told(lambda: self._at(path).unlink()) or 0)

    def rename(self, oldpath: str, newpath: str) -> int:
        return int(_told(lambda: self._at(oldpath).rename(self._at(newpath)) and None) or 0)

    posix_rename = rename

    def mkdir(self, path: str, attr: Any) -> int:
        return int(_told(lambda: self._at(path).mkdir()) or 0)

    def _attributes(self, path: Path) -> paramiko.SFTPAttributes:
        return paramiko.SFTPAttributes.from_stat(path.stat(), path.name)


def _told(do: Callable[[], Any]) -> Any:
    try:
        return do()
    except OSError as error:
        return paramiko.SFTPServer.convert_errno(error.errno or 0)


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """The URL of a server over a folder, for the block."""
    key = paramiko.RSAKey.generate(2048)
    transports: list[paramiko.Transport] = []

    def welcome(door: socket.socket) -> None:
        while True:
            try:
                guest, _ = door.accept()
            except OSError:  # closed: the test is over
                return
            transport = paramiko.Transport(guest)
            transport.add_server_key(key)
            transport.set_subsystem_handler("sftp", paramiko.SFTPServer, _Files, root)
            transport.start_server(server=_Door())
            transports.append(transport)

    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=welcome, args=(door,), daemon=True)
        thread.start()
        yield f"sftp://{USER}:{PASSWORD}@127.0.0.1:{door.getsockname()[1]}"
        door.shutdown(socket.SHUT_RDWR)
    for transport in transports:
        transport.close()
    thread.join(5)
