"""Lets `python -m auditor` be the command."""

from auditor.cli import main

main(prog_name="auditor")
