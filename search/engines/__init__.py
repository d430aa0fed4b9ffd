"""Engines that find things: plain values in, plain values out, one protocol for all of them."""
