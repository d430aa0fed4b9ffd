"""The demo office: a made-up department with its people, filled by the apps above it."""
