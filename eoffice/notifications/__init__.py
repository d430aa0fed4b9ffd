"""Telling people, by the channels they chose."""
