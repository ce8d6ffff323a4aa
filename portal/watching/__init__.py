"""What whoever runs the portal sees of it: log, figures, errors. Nothing personal."""
