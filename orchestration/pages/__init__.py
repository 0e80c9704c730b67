"""Pages that people read: self-contained HTML made from records and marts.

Belongs here: templates and what fills them. Not here: reading reports, SQL, publishing.
"""

from orchestration.pages.reading import reading_page

__all__ = ["reading_page"]
