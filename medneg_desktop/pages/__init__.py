"""PyMuPDF, pictures and the recogniser, in child processes that can be killed and replaced.

Why it is so: documents are hostile input. A child has limits on memory and time, may write no files, holds no key
and sees only the bytes it is given. Only plain data crosses the pipe.
"""
