"""Values only: what goes in, what comes out. Nothing here imports the rest of the package."""
