# 有据: `make run` opens the chat, `make test` checks everything. The environment is .venv; nothing is installed elsewhere,
# except that `make test` as root on Debian fetches a browser and a Chinese font.

PYTHON ?= $(shell for name in python3.11 python3 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null && { echo "$$name"; break; }; done)
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip install -qq --disable-pip-version-check -c constraints.txt
# Installing again is due when the requirements change or the project has moved: both are in the stamp's name.
EDITION := $(shell { pwd; cat pyproject.toml constraints.txt; } | cksum | cut -d ' ' -f 1)
INSTALLED := $(VENV)/installed-$(EDITION)
INSTALLED_DEV := $(VENV)/installed-dev-$(EDITION)

.PHONY: install run test lint types browser evals bench lock audit bundle bundle-check clean

run: $(INSTALLED)
	$(RUN) -m assistant serve

install: $(INSTALLED)

$(INSTALLED):
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11：请先安装 python3.11（含 venv），或用 make PYTHON=路径 指定" >&2; exit 1; }
	@echo "正在安装到 $(VENV)（首次约需几分钟）……"
	@test -x $(RUN) && $(RUN) -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear $(VENV)
	@$(PIP) --upgrade pip
	@$(PIP) -e .
	@$(RUN) -m compileall -q app.py assistant index  # also where Python is told to keep no compiled files
	@rm -f $(VENV)/installed-* && touch $@

$(INSTALLED_DEV): $(INSTALLED)
	@echo "正在安装开发依赖……"
	@$(PIP) --group dev
	@touch $@

# Two processes, a file of tests in one of them: each loads the model once (some 2 GB).
test: lint types browser
	$(RUN) -m pytest -n 2 --dist loadfile --no-loadscope-reorder --durations=20

lint: $(INSTALLED_DEV)
	$(RUN) -m ruff check .

types: $(INSTALLED_DEV)
	$(RUN) -m mypy

# The browser's tests need Chromium and a font with Chinese characters.
browser:
	@if command -v chromium >/dev/null && { ! command -v fc-list >/dev/null || fc-list :lang=zh | grep -q .; }; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo "正在安装 Chromium 和中文字体……"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk fontconfig >/dev/null; \
	else echo "浏览器测试需要 chromium 和中文字体（如 fonts-noto-cjk）：请先安装再运行 make test" >&2; exit 1; fi

evals: $(INSTALLED_DEV)
	$(RUN) -m evals

bench: $(INSTALLED_DEV)
	$(RUN) -m evals.bench

# The versions that `make install` keeps to, resolved anew.
lock:
	@docs/deployment/lock.sh "$(PYTHON)" > constraints.new && mv constraints.new constraints.txt || { rm -f constraints.new; exit 1; }

# Known vulnerabilities of the locked versions; fails too when nobody could be asked.
audit:
	@docs/deployment/audit.sh "$(PYTHON)"

# dist/youju-offline-VERSION.tar: all that a machine without any network needs. The check installs it with every connection refused.
bundle:
	@docs/deployment/bundle.sh "$(PYTHON)"

bundle-check:
	@docs/deployment/check_bundle.sh

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
