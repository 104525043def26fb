"""`python -m editor.training`."""

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch is imported

from editor.training.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
