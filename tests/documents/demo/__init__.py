"""The demo office: its content is believable, varied and always the same."""
