// A file of the layer check's own test: its folder is no room.
