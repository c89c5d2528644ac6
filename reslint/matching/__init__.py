"""Patterns and expressions: compiled when first needed, kept for the next run, and tried only where their texts occur."""
