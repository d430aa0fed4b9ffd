"""One module a kind of file. These run in the child process only: they open strangers' files."""
