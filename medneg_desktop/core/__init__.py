"""Foundation: small things every room needs and nobody owns.

A file enters only when two rooms use it. Nothing here knows Qt, SQL, PDF or another room.
"""
