"""When a release may be announced, what its makers should know, what has drifted from it."""
