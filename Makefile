.DEFAULT_GOAL := help
BIN := .venv/bin
RIVALS := benchmarks/rivals

help: ## list these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

setup: ## prepare .venv with the product, nothing else
	@scripts/setup.sh

dev: ## prepare .venv with the tools of the tests too
	@scripts/setup.sh dev

demo: setup ## start everything on this machine and make a video
	@$(BIN)/aiprod demo

up: setup ## start everything on this machine and keep it running
	@$(BIN)/aiprod up

test: dev ## set up and run all tests, with coverage
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term:skip-covered

check: dev ## format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: dev ## measure against x264 alone; writes benchmarks/results.json
	$(BIN)/python -m benchmarks.run && $(BIN)/python -m benchmarks.report

bench-quality: dev ## VMAF of our files and of x264's, against the true frames
	$(BIN)/python -m benchmarks.fidelity && $(BIN)/python -m benchmarks.report

bench-workers: dev ## wall time against the number of workers
	$(BIN)/python -m benchmarks.workers && $(BIN)/python -m benchmarks.report

bench-edit: dev ## what one changed sentence costs
	$(BIN)/python -m benchmarks.edit && $(BIN)/python -m benchmarks.report

bench-rivals: dev ## MoviePy 2 and Remotion beside ours; wants node and chromium
	$(BIN)/uv venv -q --allow-existing $(RIVALS)/.venv
	$(BIN)/uv pip install -q --python $(RIVALS)/.venv/bin/python -r $(RIVALS)/requirements.txt
	npm install --prefix $(RIVALS)/remotion --no-package-lock --no-save
	$(BIN)/python -m benchmarks.rivals.run && $(BIN)/python -m benchmarks.report

lock: dev ## resolve the dependencies again
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-annotate --no-header --no-emit-index-url setup.py -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --extra dev setup.py -o requirements-dev.lock

image: ## build the container image of launcher and workers
	docker build -f flex-template/Dockerfile -t aiprod .

.PHONY: help setup dev demo up test check lock image
.PHONY: bench bench-quality bench-workers bench-edit bench-rivals
