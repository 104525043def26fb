# The two commands of the README, and the window.
.PHONY: demo test run check setup setup-dev
export OMP_WAIT_POLICY := PASSIVE

demo: setup
	.venv/bin/underpaint demo demo
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then .venv/bin/underpaint; \
	else echo "No display here: the window was not opened. With one, make run opens it."; fi

test: setup-dev
	QT_QPA_PLATFORM=offscreen OMP_NUM_THREADS=1 HF_HUB_OFFLINE=1 .venv/bin/python -m pytest -q -n auto

check: setup-dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

run: setup
	.venv/bin/underpaint

setup:
	@sh packaging/setup.sh

setup-dev:
	@sh packaging/setup.sh dev
