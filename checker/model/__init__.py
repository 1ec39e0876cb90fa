"""The nouns: clauses, numbers, events, findings and reports; no behaviour beyond their own form."""
