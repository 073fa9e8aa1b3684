"""Media: pure graphs, the one process runner, and measurements of what came out."""
