"""A council's year as others show it: a citation, a picture for links, a card in another's page."""
