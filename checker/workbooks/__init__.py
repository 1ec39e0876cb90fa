"""The workbooks that a matter names: refused for what they could do, then read cell by cell."""
