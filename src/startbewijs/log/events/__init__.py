"""The facts that an office, an official or a committee can record, in the words of the sport.

Each class is one kind of fact. Its tag is the wire name with its version (`pair.confirmed/1`), which never
changes meaning. Values are kept as they are written on the wire: a distance by its key (`w500`), a skater
by id, a time as ISO text with exactly the decimals that are known (`36.87`, `12:36.352`).
"""
