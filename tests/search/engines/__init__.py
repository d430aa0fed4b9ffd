"""Tests of the engines: plain values in, plain values out."""
