"""Reading: from an article to what it says. One module a step; `pipeline.read` runs them in order."""
