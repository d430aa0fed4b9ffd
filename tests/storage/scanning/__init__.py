"""What a virus scanner does for the vault: asked, obeyed, told of, and asked again."""
