"""`python -m startbewijs` is the same as `startbewijs`."""

from __future__ import annotations

import sys

from startbewijs.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
