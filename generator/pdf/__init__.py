"""The PDF writer: the document tree to markup of our own, and that through WeasyPrint."""
