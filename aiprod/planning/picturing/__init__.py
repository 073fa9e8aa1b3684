"""From a scene's words to what its picture shows: a place, a time, a thing, or words and numbers set as type."""
