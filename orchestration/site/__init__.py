"""The site of a release: pages that anyone can open, without a server or a connection.

`write_release_site` puts it into a release that is being made, `export_site` writes one for a web
host. `addresses` tells other rooms where each page is.
"""

from orchestration.site.build import SITE, SiteResult, export_site, write_release_site

__all__ = ["SITE", "SiteResult", "export_site", "write_release_site"]
