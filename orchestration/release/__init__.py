"""Releases: immutable, audited sets of marts, and the one that readers see.

`stage` copies the marts aside, `publish` shows them once the gate has passed, `rollback` shows an
earlier one again. A failure anywhere leaves the release that readers see as it was.
"""

from orchestration.release.following import (
    StoreState,
    describe_store,
    follow_pointer,
    list_stored,
    meet_store,
)
from orchestration.release.inputs import (
    Inputs,
    Source,
    SourceChanges,
    compare_sources,
    list_sources,
    remember_inputs,
)
from orchestration.release.manifest import DATABASE, Manifest, ReleaseError, Table, read_manifest
from orchestration.release.shelf import (
    Release,
    current_release,
    find_release,
    find_standing,
    publish,
    releases,
    retire,
    rollback,
    rolled_back_from,
    sweep,
    verify,
)
from orchestration.release.staging import StagedRelease, published_models, stage
from orchestration.release.stored import StoredRelease, open_release

__all__ = [
    "DATABASE",
    "Inputs",
    "Manifest",
    "Release",
    "ReleaseError",
    "Source",
    "SourceChanges",
    "StagedRelease",
    "StoreState",
    "StoredRelease",
    "Table",
    "compare_sources",
    "current_release",
    "describe_store",
    "find_release",
    "find_standing",
    "follow_pointer",
    "list_sources",
    "list_stored",
    "meet_store",
    "open_release",
    "publish",
    "published_models",
    "read_manifest",
    "releases",
    "remember_inputs",
    "retire",
    "rollback",
    "rolled_back_from",
    "stage",
    "sweep",
    "verify",
]
