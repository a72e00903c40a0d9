"""The acts behind the words of the command line, one module for each group of them."""
