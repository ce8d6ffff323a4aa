"""Where councils lie: boundary files, and the topology that the map draws."""
