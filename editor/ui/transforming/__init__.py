"""Moving, turning, scaling and cutting: tools with handles, and the Image menu."""
