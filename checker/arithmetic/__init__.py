"""Pure functions on exact numbers: rounding, price formulas, market price, allocation."""
