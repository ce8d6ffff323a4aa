"""Figures and their words: counts, rates, measures and chance. Arithmetic alone, no database."""
