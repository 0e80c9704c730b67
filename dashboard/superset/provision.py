"""Brings Superset's own database to where the bundle wants it; run by Superset's interpreter.

Belongs here: migrations, roles, the first administrator, the import. Not here: starting the server
(`server`). Each step is skipped where nothing of it changed, so that a restart is quick.

Run as: python provision.py BUNDLE.zip DATABASE_ADDRESS STATE_FOLDER (with JIHUA_BI_PASSWORD for the
first administrator).
"""

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from flask import Flask, g

ADMIN = "admin"
IS_PUBLIC = os.environ.get("JIHUA_BI_PUBLIC") == "1"
_PUBLIC_MARK = b"public" if IS_PUBLIC else b"private"


def main(bundle: Path, address: str, state: Path) -> None:
    """Migrate, create the administrator, import."""
    from superset.app import create_app

    app = create_app()
    with app.app_context():
        settings = Path(os.environ["SUPERSET_CONFIG_PATH"]).read_bytes()
        _once(state / "migrated", _digest(settings, _version(), _PUBLIC_MARK), migrate)
        create_admin()
        imported = _digest(bundle.read_bytes(), address.encode(), _version(), _PUBLIC_MARK)
        _once(state / "imported", imported, lambda: import_bundle(app, bundle, address))


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _version() -> bytes:
    from importlib.metadata import version

    return version("apache-superset").encode()


def _once(mark: Path, digest: str, step: Callable[[], None]) -> None:
    """Do the step unless the mark says that it was done for the same input; the mark is written last."""
    if mark.is_file() and mark.read_text(encoding="utf-8") == digest:
        return
    step()
    mark.write_text(digest, encoding="utf-8")


def migrate() -> None:
    """Create or upgrade the tables; write permissions and roles."""
    import superset
    from flask_migrate import upgrade
    from superset import appbuilder, db, security_manager

    upgrade(directory=str(Path(superset.__file__).parent / "migrations"))
    appbuilder.add_permissions(update_perms=True)
    security_manager.sync_role_definitions()
    if not IS_PUBLIC:
        # What an earlier start allowed to everybody is taken back.
        security_manager.find_role("Public").permissions = []
        db.session.commit()


def create_admin() -> None:
    """Create the administrator with the password from the environment; an existing one is left alone."""
    from superset import security_manager

    if security_manager.find_user(username=ADMIN):
        return
    role = security_manager.find_role("Admin")
    password = os.environ["JIHUA_BI_PASSWORD"]
    if not security_manager.add_user(ADMIN, "jihua", "admin", "admin@localhost", role, password=password):
        raise SystemExit("Superset did not create its administrator; see the lines above")


def import_bundle(app: Flask, bundle: Path, address: str) -> None:
    """Import the dashboards, and point the database entry at this installation's releases."""
    from zipfile import ZipFile

    from superset import db, security_manager
    from superset.commands.dashboard.importers.dispatcher import ImportDashboardsCommand
    from superset.commands.importers.v1.utils import get_contents_from_bundle
    from superset.models.core import Database

    with app.test_request_context(), ZipFile(bundle) as opened:
        g.user = security_manager.find_user(username=ADMIN)
        ImportDashboardsCommand(get_contents_from_bundle(opened), overwrite=True).run()
        # An import leaves the address of an entry that is there as it was, and says nothing.
        database = db.session.query(Database).filter_by(database_name="jihua").one()
        database.set_sqlalchemy_uri(address)
        if IS_PUBLIC:
            view = security_manager.add_permission_view_menu("database_access", database.perm)
            security_manager.add_permission_role(security_manager.find_role("Public"), view)
        db.session.commit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
