"""Which papers an action needs: one table for each family of events, and what keeps a paper a draft."""
