"""How a clip is worked on: frames decoded, changed, held steady, written and measured."""
