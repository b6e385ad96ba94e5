#!/usr/bin/env python3
"""Every command of the project; needs nothing but Python 3.11 or later."""

import sys

if sys.version_info < (3, 11):
    sys.exit("The reading room needs Python 3.11 or later; this is %d.%d." % sys.version_info[:2])

from corpus import bootstrap

if __name__ == "__main__":
    sys.exit(bootstrap.main(sys.argv))
