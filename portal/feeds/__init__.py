"""Feeds for whoever follows the portal, or one council: what became public, and what is gone."""
