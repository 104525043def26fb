"""Files in and out: pictures and sessions are read and written here alone."""
