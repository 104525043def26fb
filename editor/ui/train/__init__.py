"""The Train workspace: a folder of pictures goes in, a model of one's own comes out."""
