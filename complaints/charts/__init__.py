"""Charts made on the server: plain values in, drawings out, which templates/charts/ writes as SVG.

They turn ratios into coordinates and words into places; every figure they show is the text of
a rate, made in ``complaints.statistics``.
"""

from complaints.charts.bars import category_bars
from complaints.charts.flow import flow
from complaints.charts.spark import spark
from complaints.charts.strip import strip
from complaints.charts.trend import trend
from complaints.charts.trend_points import TrendPoint

__all__ = ["TrendPoint", "category_bars", "flow", "spark", "strip", "trend"]
