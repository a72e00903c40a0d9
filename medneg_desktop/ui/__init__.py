"""The window. Asks services on background lanes and shows plain data; knows no SQL and no PDF library."""
