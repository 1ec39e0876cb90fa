"""The two agreements as data: words, clauses, figures, doubtful points, and what is modelled of them."""
