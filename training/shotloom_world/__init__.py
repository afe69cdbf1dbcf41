"""The drawn world: procedural people, things and places that the built-in model learns to paint."""
