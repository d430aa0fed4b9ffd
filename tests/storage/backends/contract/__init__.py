"""What every vault does alike, wherever its bytes lie."""
