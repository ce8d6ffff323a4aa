"""Views of staff's lists that somebody keeps under a name, for oneself or for colleagues."""
