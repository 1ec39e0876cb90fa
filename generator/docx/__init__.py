"""The DOCX writer: the document tree to WordprocessingML in a slim template of named styles."""
