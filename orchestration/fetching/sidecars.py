"""The sidecar that is written beside a new report.

Belongs here: which keys it holds. Not here: reading sidecars (`orchestration.documents`).
"""

from dataclasses import asdict

import yaml

from orchestration.documents import Document, Identity, Metadata, sidecar_of
from orchestration.fetching.candidates import Origin


def sidecar_text(document: Document, told: Metadata, origin: Origin | None, identity: Identity) -> str:
    """The sidecar's YAML: what stood beside the file, what was told, where it was fetched.

    Empty where there is nothing to say that the file does not say itself.
    """
    beside = sidecar_of(document.path)
    keys = yaml.safe_load(beside.read_text(encoding="utf-8-sig")) if beside.is_file() else {}
    keys |= {key: value for key, value in asdict(told).items() if value is not None}
    if origin is not None:
        keys |= _of_origin(document, origin, identity)
    return yaml.safe_dump(keys, allow_unicode=True, sort_keys=False) if keys else ""


def _of_origin(document: Document, origin: Origin, identity: Identity) -> dict[str, object]:
    told = document.metadata
    keys: dict[str, object] = {}
    # A file may bring its own front matter; a sidecar must not contradict it.
    if told.url in (None, origin.address):
        keys["url"] = origin.address
    if origin.final_address != origin.address or "url" not in keys:
        keys["fetched_from"] = origin.final_address
    keys["fetched_at"] = origin.fetched_at
    if told.title is not None and told.title == origin.title:
        keys["title"] = told.title
    if identity.published_on is None and origin.published_on is not None:
        keys["published_on"] = origin.published_on
    return keys
