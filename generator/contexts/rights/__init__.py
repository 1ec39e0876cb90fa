"""Contexts of the papers of later grants, transfers, waivers, amendments and claims of registration rights."""
