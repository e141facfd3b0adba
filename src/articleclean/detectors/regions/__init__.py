"""Stretches of several lines that belong together: lists of other stories, threads, what stands over a headline."""
