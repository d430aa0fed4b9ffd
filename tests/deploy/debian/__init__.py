"""The Debian way for real: installed in a fresh root, opened from its units, asked."""
