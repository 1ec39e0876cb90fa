"""The generator: says in signature-ready papers what the checker decided; computes nothing."""
