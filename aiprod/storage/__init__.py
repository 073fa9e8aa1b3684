"""Object stores: one protocol, a folder and Cloud Storage behind it."""
