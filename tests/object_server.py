"""An S3 server on loopback, and buckets in it, reached by another library for what goes wrong there."""

import itertools
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
from small_releases import small_home_in

from orchestration.paths import Home

_NUMBERS = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket of the server."""

    endpoint: str
    name: str

    @property
    def url(self) -> str:
        return f"s3://{self.name}"

    def put(self, path: str, content: bytes) -> None:
        self._client.put_object(Bucket=self.name, Key=path, Body=content)

    def get(self, path: str) -> bytes:
        found: bytes = self._client.get_object(Bucket=self.name, Key=path)["Body"].read()
        return found

    def delete(self, path: str) -> None:
        self._client.delete_object(Bucket=self.name, Key=path)

    def paths(self, prefix: str = "") -> list[str]:
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self.name, Prefix=prefix)
        return [entry["Key"] for page in pages for entry in page.get("Contents", ())]

    @property
    def _client(self) -> Any:
        import boto3

        return boto3.client("s3", endpoint_url=self.endpoint)


def serve_objects() -> Iterator[str]:
    """The address of a server that runs while it is held."""
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


def make_bucket(endpoint: str) -> Bucket:
    bucket = Bucket(endpoint, f"jihua-{next(_NUMBERS)}")
    httpx.put(f"{endpoint}/{bucket.name}").raise_for_status()
    return bucket


def stored_home(folder: Path, bucket: Bucket) -> Home:
    """A small home whose releases lie in the bucket."""
    return replace(small_home_in(folder), releases_url=f"{bucket.url}/releases")
