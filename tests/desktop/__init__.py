"""A desktop of its own for a test: a private session bus with what a desktop puts there, on a screen that nobody sees."""
