"""What is known for certain: tables of organs, States, instruments and resolutions, and the arithmetic of sessions and dates.

Each table is read when first asked for, from ``un/facts`` among the rules.
"""
