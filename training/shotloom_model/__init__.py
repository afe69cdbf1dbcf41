"""The second built-in model: it learns the drawn world (training/shotloom_world)."""
