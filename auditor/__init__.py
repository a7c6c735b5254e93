"""Tells relationships from business cards in the exports of your own contacts."""

__version__ = "0.1.0"
