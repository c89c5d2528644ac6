"""``python -m reslint``."""

from reslint.cli import main

main()
