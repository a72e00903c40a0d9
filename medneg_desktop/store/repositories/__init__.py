"""Rows to domain objects and back, one module for each group of tables. All work inside the unit's transaction."""
