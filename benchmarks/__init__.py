"""How much more the product costs than the encoder alone: ``python -m benchmarks.run``."""
