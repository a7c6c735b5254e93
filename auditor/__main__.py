"""Lets `python -m auditor` be the command."""

from auditor.cli.process import run

if __name__ == "__main__":
    run()
