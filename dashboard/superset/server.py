"""Superset as a server on this machine.

Belongs here: provisioning, the port, the process. Not here: what is shown (`definitions`).
"""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from dashboard.superset.bundle import database_address, write_bundle
from dashboard.superset.definitions import FOLDER, Definitions
from dashboard.superset.environment import Installation, SetupError, prepare

HOST = "127.0.0.1"
PORT = 8088


def provision(installation: Installation) -> None:
    """Everything up to the start: environment, tables, administrator, dashboards.

    The administrator's password is JIHUA_BI_PASSWORD, or one made up and printed once.
    Raises SetupError or DefinitionError with the remedy.
    """
    prepare(installation)
    bundle = write_bundle(Definitions(), installation.marts)
    password = os.environ.get("JIHUA_BI_PASSWORD") or secrets.token_urlsafe(12)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "jihua.zip"
        path.write_bytes(bundle)
        command = [str(installation.python), str(FOLDER / "provision.py"), str(path)]
        command += [database_address(installation.marts), str(installation.state)]
        _run_quietly(command, installation, password)
    told = installation.state / "password_told"
    if not told.exists():
        told.touch()
        if "JIHUA_BI_PASSWORD" not in os.environ:
            print(f"Sign in as admin with {password}  (shown this once; set JIHUA_BI_PASSWORD to choose it)")


def _run_quietly(command: list[str], installation: Installation, password: str) -> None:
    log = installation.state / "provision.log"
    with log.open("wb") as output:
        environment = installation.environment() | {"JIHUA_BI_PASSWORD": password}
        done = subprocess.run(command, env=environment, stdout=output, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        end = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])
        raise SetupError(f"Superset could not be set up; the end of {log}:\n{end}")


def serve(installation: Installation, port: int) -> None:
    """Take this process's place with the server; returns only by raising."""
    command = [str(installation.python), "-m", "gunicorn", "--bind", f"{HOST}:{port}"]
    # One process, many threads: Superset takes 280 MB a process, and DuckDB lets threads run.
    command += ["--workers", "1", "--worker-class", "gthread", "--threads", "16", "--timeout", "120"]
    command += ["--log-level", "warning", "superset.app:create_app()"]
    print(f"Dashboards: http://{HOST}:{port}/dashboard/list/  (ready in about 20 s; Ctrl-C ends it)")
    sys.stdout.flush()
    os.execve(command[0], command, installation.environment())


def free_port(wanted: int = PORT) -> int:
    """The wanted port, or any free one where it is taken."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise SetupError(f"no free port on {HOST}")
