"""What the office does: the kit, then one module a chapter of the regulation. Every module here is a chapter."""
