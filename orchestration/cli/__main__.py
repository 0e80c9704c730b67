"""`python -m orchestration.cli`: the same as `jihua`, from any checkout."""

from orchestration.cli import main

main()
