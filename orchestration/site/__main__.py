"""Writes the compiled charts anew, after a change of how they look: `python -m orchestration.site`."""

from orchestration.site.drawings import write_drawings

write_drawings()
