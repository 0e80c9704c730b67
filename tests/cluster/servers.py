"""Servers of Spark Connect on loopback.

Belongs here: Sail, and a master, a worker and a Connect server of Apache Spark, each for as long as a
block runs. Not here: what is asked of them.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

HOST = "127.0.0.1"
_MASTER = "org.apache.spark.deploy.master.Master"
_WORKER = "org.apache.spark.deploy.worker.Worker"
_CONNECT = "org.apache.spark.sql.connect.service.SparkConnectServer"


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def sail(folder: Path) -> Iterator[str]:
    """Sail with its tables below the folder; gives its address."""
    port = free_port()
    command = [sys.executable, "-m", "pysail", "spark", "server", "--ip", HOST, "--port", str(port)]
    with _running(command, port, folder, "sail", os.environ | {"RUST_LOG": "error"}):
        yield f"sc://{HOST}:{port}"


@contextmanager
def spark(home: Path, folder: Path) -> Iterator[str]:
    """Master, worker and Connect server of the Apache Spark in `home`; gives the address of the last.

    Their logs and tables lie below the folder. Workers run the Python that runs the tests.
    """
    environment = os.environ | {
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": HOST,
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_NO_DAEMONIZE": "1",
    }
    launch = str(home / "bin" / "spark-class")
    master, worker, connect = free_port(), free_port(), free_port()
    at = f"spark://{HOST}:{master}"
    ui = ["--webui-port", "0"]
    command = [launch, _MASTER, "--host", HOST, "--port", str(master), *ui]
    with _running(command, master, folder, "master", environment):
        command = [launch, _WORKER, "--host", HOST, "--port", str(worker), *ui]
        command += ["--cores", "2", "--memory", "2g", "--work-dir", str(folder / "work"), at]
        with _running(command, worker, folder, "worker", environment):
            command = [str(home / "bin" / "spark-submit"), "--master", at, "--class", _CONNECT]
            command += [f"--conf={name}={value}" for name, value in _settings(connect, folder).items()]
            with _running([*command, "spark-internal"], connect, folder, "connect", environment):
                yield f"sc://{HOST}:{connect}"


def _settings(port: int, folder: Path) -> dict[str, object]:
    return {
        "spark.connect.grpc.binding.address": HOST,
        "spark.connect.grpc.binding.port": port,
        "spark.sql.warehouse.dir": folder / "warehouse",
        "spark.driver.memory": "1g",
        "spark.executor.memory": "1g",
        "spark.ui.enabled": "false",
        # Few rows: as many tasks as cores.
        "spark.sql.shuffle.partitions": 2,
    }


@contextmanager
def _running(
    command: Sequence[str], port: int, folder: Path, name: str, environment: dict[str, str]
) -> Iterator[None]:
    """The server while the block runs; fails with the end of its log where it does not come up."""
    log = folder / f"{name}.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env=environment
        )
        try:
            _await(process, port, log)
            yield
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                # Sail waits for clients that have gone: nothing of it is kept.
                process.kill()
                process.wait()


def _await(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.2)
    raise AssertionError(f"{' '.join(process.args)} did not come up:\n{log.read_text()[-2000:]}")  # type: ignore[arg-type]
