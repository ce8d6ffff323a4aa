"""Files that are loaded: their sheets, headings, cells and problems, and uploads that wait."""
