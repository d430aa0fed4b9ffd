"""The vault: files, their versions, and what is made from them."""
