"""What an office needs of its machine: each thing that can be wrong is told."""
