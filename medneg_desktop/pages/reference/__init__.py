"""Reference files that a person brings: Medicare's tables and hospitals' price files, read in a worker with limits.

Why it is so: a price file has gigabytes and comes from a stranger, so it is read like a document, in a process that can
be killed, holds no key and may write nothing; it is the only worker that opens a path, for such a file fits no pipe.
What comes back is one small packed table (:mod:`medneg_desktop.domain.table_file`).

The engines were measured on a made-up price file of 200 MB (two cores, MB/s and peak memory): the standard library's
``csv`` 105 plain and 81 with the filter, 36 MB; DuckDB 2.0 200 and 204, 218 MB; Polars 2.1 202 and 228, 305 MB; for JSON
``ijson`` 76 event by event and 129 item by item, 13 MB; DuckDB could not stream it. DuckDB would add 65 MB and Polars 170 MB to
every installation for a file that is read once a year, and neither reads from inside a ZIP file, where ``csv`` and
``ijson`` read every form in one way with next to no memory. A person who waits twelve seconds instead of five for a
gigabyte is the price. Workbooks are read by ``calamine``, which holds a sheet at a time.
"""
