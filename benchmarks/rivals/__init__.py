"""Other ways to make the same video, measured beside ours."""
