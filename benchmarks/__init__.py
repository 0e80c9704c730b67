"""Measurements: how right the reader reads, and how fast. They print figures and fail on none."""
