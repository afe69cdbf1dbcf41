"""People of the drawn world: identities, parts, joints, poses, faces and how they are put together."""
