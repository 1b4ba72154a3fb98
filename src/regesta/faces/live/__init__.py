"""The live app: the site of a case as it stands on the disk, with editing that writes the text files."""
