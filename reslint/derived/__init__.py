"""What is worked out from a draft, for checks, corrections and reports: its passages, places, numbers, references, sources.

Each is worked out once a draft, when it is first asked for.
"""
