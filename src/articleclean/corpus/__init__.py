"""Cleaning corpora on one machine: inputs -> readers -> workers -> shards, with marks to resume from.

``inputs`` expands what was named into files, ``readers`` and ``archives`` take documents out of them, ``run`` sends
these in batches to the worker processes of ``pool`` and gives the results, in input order, to ``shards``; ``state``
keeps what is done. ``sites`` learns what repeats across pages, ``duplicates`` flags near-duplicates.
"""
