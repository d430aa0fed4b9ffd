"""Tables of an office as spreadsheets: plain values and bytes in, plain values and bytes out."""
