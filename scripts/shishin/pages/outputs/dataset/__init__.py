"""The content as open data: typed rows, JSON, CSV, schemas and a catalogue, all from the one library."""
