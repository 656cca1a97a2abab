"""A server of a tournament of one's own, in a process that can be killed and started again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path


class Server:
    """The site and the desk of what lies in a data folder, at a port that stays the same."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "startbewijs", "serve", "--port", str(self.port), "--data"]
        self.server = subprocess.Popen(
            [*command, str(self.folder)],
            stdout=subprocess.DEVNULL,
            env={**os.environ, "STARTBEWIJS_LANG": "en"},
        )
        for _ in range(400):
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("the server did not start")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def kill(self) -> None:
        self.server.send_signal(signal.SIGKILL)
        self.server.wait()
