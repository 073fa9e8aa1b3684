"""The submit API: accepts jobs, keeps them, hands them to the pipeline, tells how they fare. Never imports Beam."""
