"""What answers jobs: the process that owns the networks and the device."""
