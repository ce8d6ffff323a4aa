"""Where this folder is in PYTHONPATH the clock is off, by the seconds in the file CLOCK."""

import os
import time
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

real_now, real_time = timezone.now, time.time


def off() -> float:
    return float(Path(os.environ["CLOCK"]).read_text())


timezone.now = lambda: real_now() + timedelta(seconds=off())
time.time = lambda: real_time() + off()
