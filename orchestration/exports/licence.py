"""Under which terms the data go out, and how to cite them.

Belongs here: licence text, CITATION.cff, names and addresses of both. Not here: the licence of
the software (LICENSE in the checkout).
"""

import json
from pathlib import Path

from orchestration.exports.extracts import Extracts

TITLE = "Jihua: figures, growth and targets of Chinese government plan reports"
DATA_LICENCE = "CC-BY-4.0"
DATA_LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
DATA_LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_FILE = "LICENSE-DATA.md"
CITATION_FILE = "CITATION.cff"

_LICENCE = f"""# Licence of the data

Tables, their arrangement, descriptions, verdicts and computed columns are licensed under
{DATA_LICENCE_TITLE} (SPDX: {DATA_LICENCE}). Full text: {DATA_LICENCE_URL}legalcode

You may share and adapt them, also commercially, if you

- give credit (CITATION.cff says how), name the licence, and link to it;
- say what you changed.

No warranty is given: figures were read by a program. Check a figure against its report (table
dim_report, column url; columns span_start and span_end give the place) before you rely on it.

## What this licence does not cover

Sentences, quotes and titles (columns sentence, quote, title) are short passages of official
reports. They belong to the authorities that published them and stand here as evidence for each
figure. Facts and figures as such are nobody's property.
"""


def write_terms(extracts: Extracts, folder: Path) -> None:
    """Put licence and citation into a folder of data."""
    (folder / LICENCE_FILE).write_text(_LICENCE, encoding="utf-8")
    (folder / CITATION_FILE).write_text(citation(extracts), encoding="utf-8")


def citation(extracts: Extracts) -> str:
    """CITATION.cff (version 1.2.0) of the release as text."""
    fields = {
        "cff-version": "1.2.0",
        "message": "Please cite these data, and the official report of every figure you quote.",
        "type": "dataset",
        "title": TITLE,
        "version": extracts.version,
        "date-released": f"{extracts.manifest.created:%Y-%m-%d}",
        "license": DATA_LICENCE,
        "authors": [{"name": "The jihua contributors"}],
        "keywords": ["China", "government plan reports", "economic targets", "statistics"],
    }
    # A JSON value is a YAML value; JSON quotes what YAML would take for a number or a date.
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())


def citation_line(extracts: Extracts) -> str:
    """How to cite the release, in one line."""
    day = f"{extracts.manifest.created:%Y-%m-%d}"
    return f"The jihua contributors ({day[:4]}). {TITLE}. Version {extracts.version}, {day}. {DATA_LICENCE}."
