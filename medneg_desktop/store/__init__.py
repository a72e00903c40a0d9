"""The vault: one encrypted SQLite file, encrypted originals, keys, migrations.

Rows are not domain objects; repositories translate. Nothing here shows anything to a person except Troubles.
"""
