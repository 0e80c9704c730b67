"""Where things lie: the folders of a checkout and of a run.

Belongs here: names of folders and files that more than one room needs. Not here: reading
or writing them.
"""

import os
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Home:
    """The folders one installation works with, and the stores of which some are copies (empty: none)."""

    raw: Path
    var: Path
    dbt_project: Path
    raw_url: str = ""
    extracted_url: str = ""
    releases_url: str = ""

    @classmethod
    def from_environment(cls) -> "Home":
        """The checkout's own folders, unless JIHUA_HOME, JIHUA_RAW or JIHUA_VAR name others.

        JIHUA_HOME moves raw/ and var/ together; JIHUA_RAW and JIHUA_VAR move one of them and
        win over it. The dbt project always is the checkout's. With JIHUA_RAW_URL the reports of that
        store are copied to var/raw, and a raw/ of one's own is left alone.
        """
        home = Path(os.environ.get("JIHUA_HOME") or CHECKOUT)
        var = Path(os.environ.get("JIHUA_VAR") or home / "var").resolve()
        raw_url = os.environ.get("JIHUA_RAW_URL", "")
        return cls(
            raw=var / "raw" if raw_url else Path(os.environ.get("JIHUA_RAW") or home / "raw").resolve(),
            var=var,
            dbt_project=CHECKOUT / "dbt_project",
            raw_url=raw_url,
            extracted_url=os.environ.get("JIHUA_EXTRACTED_URL", ""),
            releases_url=os.environ.get("JIHUA_RELEASES_URL", ""),
        )

    @property
    def seeds(self) -> Path:
        """The registry: code lists that Python and dbt read alike."""
        return self.dbt_project / "seeds"

    @property
    def extracted(self) -> Path:
        """The log of readings and the current view of it."""
        return self.var / "extracted"

    @property
    def warehouse(self) -> Path:
        """The private working database; readers never open it."""
        return self.var / "warehouse.duckdb"

    @property
    def releases(self) -> Path:
        """Published releases, one folder each, and the link `current`."""
        return self.var / "releases"

    @property
    def current_release(self) -> Path:
        """The link that points to the release readers see."""
        return self.releases / "current"

    @property
    def dagster(self) -> Path:
        """Dagster's instance: runs, events, schedules."""
        return self.var / "dagster"
