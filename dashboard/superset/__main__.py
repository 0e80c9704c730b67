"""`python -m dashboard.superset`: set Superset up, import the dashboards, serve them."""

import argparse
import sys

from dashboard.superset.definitions import DefinitionError
from dashboard.superset.environment import Installation, SetupError
from dashboard.superset.server import PORT, free_port, provision, serve
from orchestration.paths import Home


def main() -> int:
    """Run; 1 with the remedy on standard error where something is missing."""
    options = argparse.ArgumentParser(prog="python -m dashboard.superset", description=__doc__)
    options.add_argument("--port", type=int, default=PORT, help="another free one is taken where this is not")
    options.add_argument("--only-provision", action="store_true", help="set up and import, do not serve")
    chosen = options.parse_args()
    installation = Installation.from_home(Home.from_environment())
    try:
        provision(installation)
        if not chosen.only_provision:
            serve(installation, free_port(chosen.port))
    except (SetupError, DefinitionError) as error:
        print(f"jihua: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
