"""Findings and drafts as output: one module a format. They make text and write nothing."""
