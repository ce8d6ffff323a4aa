"""What counts and compares with queries; the arithmetic is ``complaints/figures``."""
