"""The document tree that both writers print: its parts, reader, plain text and checks; knows no law."""
