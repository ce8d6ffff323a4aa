#!/usr/bin/env python
"""Runs the portal's management commands."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    from portal.command_line import run

    run(sys.argv)
