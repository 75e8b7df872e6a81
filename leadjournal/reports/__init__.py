"""What a person takes along of a journal: a report of a period, or a form filled in.

A report is first a model of plain values (`model`), the same for every ending; then
lines may be left out or reworded (`redaction`); then it is written (`files`).
"""
