"""reslint: the linter for draft United Nations resolutions."""

__version__ = "0.1.0"
