"""Superset's settings; Superset itself imports this file (SUPERSET_CONFIG_PATH).

Belongs here: settings and the evidence pages that table rows link to. Not here: anything of jihua's own
packages: this runs in Superset's environment, not in ours.

Environment: JIHUA_BI_FOLDER (where Superset keeps its state), JIHUA_RELEASES (where releases lie),
JIHUA_BI_PUBLIC=1 (let people who have not signed in read), JIHUA_LANG (zh or en, the language first shown).
"""

import os
from pathlib import Path

from flask import Blueprint, Response, redirect, send_from_directory
from flask_login import current_user
from sqlalchemy.engine import URL

_FOLDER = Path(os.environ["JIHUA_BI_FOLDER"])
_RELEASES = Path(os.environ["JIHUA_RELEASES"])
_IS_PUBLIC = os.environ.get("JIHUA_BI_PUBLIC") == "1"

APP_NAME = "jihua 计划"
SECRET_KEY = (_FOLDER / "secret_key").read_text(encoding="utf-8").strip()
SQLALCHEMY_DATABASE_URI = f"sqlite:///{_FOLDER / 'superset.db'}"

# Superset counts every database that is a file as unsafe. Ours is opened for reading only.
PREVENT_UNSAFE_DB_CONNECTIONS = False

# A cached answer would outlive the release it was read from.
CACHE_CONFIG = DATA_CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}
CACHE_DEFAULT_TIMEOUT = 0

PUBLIC_ROLE_LIKE = "Public" if _IS_PUBLIC else None
AUTH_ROLE_PUBLIC = "Public"

LANGUAGES = {
    "zh": {"flag": "cn", "name": "中文"},
    "en": {"flag": "us", "name": "English"},
}
BABEL_DEFAULT_LOCALE = "en" if os.environ.get("JIHUA_LANG", "zh").startswith("en") else "zh"

# No request leaves the page: neither Superset's own pixel and map tiles nor a picture that a hostile
# report would have a table cell load.
TALISMAN_CONFIG = {
    "content_security_policy": {
        "base-uri": ["'self'"],
        "default-src": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "worker-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "object-src": "'none'",
        "style-src": ["'self'", "'unsafe-inline'"],
        "font-src": ["'self'", "data:"],
        "script-src": ["'self'", "'strict-dynamic'"],
    },
    "content_security_policy_nonce_in": ["script-src"],
    "force_https": False,
    "session_cookie_secure": False,
}

# Sessions of a loopback address have no https; everything else stays as strict as Superset ships it.
SESSION_COOKIE_SAMESITE = "Lax"
ROW_LIMIT = SQL_MAX_ROW = 100_000


def DB_CONNECTION_MUTATOR(  # noqa: N802  (the name is Superset's)
    uri: URL, params: dict[str, object], username: str | None, security_manager: object, source: object
) -> tuple[URL, dict[str, object]]:
    """Open the release that `current` points to now, by its own name.

    DuckDB shares one open file between connections of the same path: by the link's name, a query that
    overlaps another would see the release that the other one opened.
    """
    if uri.get_backend_name() == "duckdb" and uri.database:
        uri = uri.set(database=str(Path(uri.database).resolve()))
    return uri, params


evidence = Blueprint("evidence", __name__, url_prefix="/evidence")


@evidence.route("/<path:page>")
def evidence_page(page: str) -> Response:
    """A page of the current release's site: the report with the figure marked."""
    if not (_IS_PUBLIC or current_user.is_authenticated):
        return redirect("/login/")
    return send_from_directory(_RELEASES / "current" / "site", page)


BLUEPRINTS = [evidence]
