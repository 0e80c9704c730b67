"""The gate: what a staged release must hold before readers see it."""

from orchestration.gate.verdict import GateCheck, GateResult, read_verdict

__all__ = ["GateCheck", "GateResult", "read_verdict"]
