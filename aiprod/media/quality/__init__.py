"""What is measured in a finished file, and held against its plan."""
