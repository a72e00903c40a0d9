"""The rules, one module per family. They do not lean on each other."""
