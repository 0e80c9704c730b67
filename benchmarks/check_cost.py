"""What checks cost of a refresh.

Belongs here: one full refresh of a copy of raw/ with a clock on everything that judges. Not here:
how the time grows with reports (`refresh_curve`). To measure: `python -m benchmarks.check_cost`.

Contracts, arithmetic, the comparison with the release before and the gate are clocked where they are
called. Tests of dbt run beside models in threads: they count with their part of dbt's working time.
"""

import json
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from orchestration.paths import CHECKOUT, Home

MOST_PERCENT = 40


def measure(raw: Path, folder: Path) -> dict[str, float]:
    """Seconds of each kind of check, of `dbt build`, and of the `refresh` of `raw` as a whole.

    The comparison with the release before is clocked behind it: the first release has none before.
    """
    home = Home(raw=folder / "raw", var=folder / "var", dbt_project=CHECKOUT / "dbt_project")
    shutil.copytree(raw, home.raw)
    spent: defaultdict[str, float] = defaultdict(float)
    _clock_all(spent)
    from orchestration.assets import publishing
    from orchestration.refresh import refresh

    started = time.monotonic()
    refresh(home)
    spent["refresh"] = time.monotonic() - started
    _share_dbt(home, spent)
    spent["steps of checks"] = _steps_of_checks(home)
    publishing.record_history(home)
    return dict(spent)


def _clock_all(spent: defaultdict[str, float]) -> None:
    """Put a clock on each function that judges, where its caller finds it."""
    from orchestration.assets import publishing, warehouse
    from orchestration.ingest import arithmetic, frames

    _clock(frames, "_split", "contracts", spent)
    _clock(frames, "validate", "contracts of reports", spent)
    _clock(frames, "find_in", "arithmetic", spent)
    _clock(arithmetic, "find_across", "arithmetic", spent)
    _clock(publishing, "record_history", "history", spent)
    _clock(publishing, "audit", "gate", spent)
    _clock(warehouse, "with_evidence", "evidence of tests", spent)


def _clock(module: Any, name: str, kind: str, spent: defaultdict[str, float]) -> None:
    judged: Callable[..., Any] = getattr(module, name)

    def clocked(*arguments: Any, **named: Any) -> Any:
        started = time.monotonic()
        try:
            return judged(*arguments, **named)
        finally:
            spent[kind] += time.monotonic() - started

    setattr(module, name, clocked)


def _share_dbt(home: Home, spent: dict[str, float]) -> None:
    results = json.loads((home.var / "dbt" / "run_results.json").read_bytes())
    worked = sum(one["execution_time"] for one in results["results"])
    tested = sum(one["execution_time"] for one in results["results"] if one["unique_id"].startswith("test."))
    spent["dbt build"] = results["elapsed_time"]
    spent["tests of dbt"] = results["elapsed_time"] * tested / worked


def _steps_of_checks(home: Home) -> float:
    """Seconds of the steps that only show what was found, with what Dagster itself needs for them."""
    import dagster as dg

    with dg.DagsterInstance.from_config(str(home.dagster)) as instance:
        [run] = instance.get_runs(limit=1)
        steps = instance.get_run_step_stats(run.run_id)
    told = [step for step in steps if step.step_key not in ("extraction", "warehouse", "release")]
    return sum((step.end_time or 0) - (step.start_time or 0) for step in told)


def report(spent: dict[str, float]) -> str:
    """The table as text, with the share of all checks at its end."""
    of_checks = {kind: seconds for kind, seconds in spent.items() if kind not in ("refresh", "dbt build")}
    # `_split` calls `validate`: what is left is that of the reports' own contract.
    inside = of_checks.pop("contracts of reports", 0.0)
    of_checks["contracts"] = max(of_checks.get("contracts", 0.0), inside)
    total = sum(of_checks.values())
    lines = [f"{kind:24} {seconds:8.2f} s" for kind, seconds in sorted(of_checks.items())]
    lines += [f"{'all checks':24} {total:8.2f} s", f"{'refresh':24} {spent['refresh']:8.2f} s"]
    lines += [f"{'share':24} {total / spent['refresh'] * 100:8.1f} % (at most {MOST_PERCENT})"]
    return "\n".join(lines)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(report(measure(CHECKOUT / "raw", Path(folder))) + "\n")
