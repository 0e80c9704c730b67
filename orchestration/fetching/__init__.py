"""Getting reports in: from files, folders, archives and addresses to their place under raw/.

Belongs here: fetching over HTTP with its limits and courtesies, unpacking archives, watching index
pages, and placing what came. Not here: which report a document is (`orchestration.documents`), the
command `jihua add` (`orchestration.cli`).

The modules are imported one by one: only those that fetch bring in httpx.
"""
