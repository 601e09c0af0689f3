# Everything runs in the locked environment; uv fetches itself from the package registry when missing.
.DEFAULT_GOAL := help
TOOLS := .tools
UV := $(shell command -v uv 2>/dev/null || echo $(TOOLS)/bin/uv)
RUN := $(UV) run --no-sync
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 2
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
# Some machines forbid Python to write .pyc files; the compiled environment halves the start.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help install run test unit lint train bench soak nlu-report new-call browser-tools pictures load

help:  ## Visar kommandona
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

$(TOOLS)/bin/uv:
	@echo "Hämtar uv …"
	@python3 -m venv $(TOOLS) && $(TOOLS)/bin/pip install --quiet --disable-pip-version-check "uv>=0.5,<1"

install: $(if $(filter $(TOOLS)/bin/uv,$(UV)),$(TOOLS)/bin/uv)  ## Installerar allt som låsfilen anger
	@echo "Installerar (första gången en minut eller två) …"
	@$(UV) sync --locked --quiet || { echo "Installationen misslyckades. Python 3.10 behövs; finns paketregistret?" >&2; exit 1; }

run: install  ## Startar assistenten
	@$(RUN) stodlots serve

test: install browser-tools  ## Kör alla tester
	@$(RUN) ruff check . && $(RUN) ruff format --check . && $(RUN) mypy
	@$(RUN) pytest -n 2 --dist loadgroup

browser-tools:
	@for folder in tests/browser tests/oidc tests/teams; do \
	  (cd $$folder && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --silent --no-audit --no-fund; }) || exit 1; \
	done

unit: install  ## Kör de snabba testerna
	@$(RUN) pytest -m "not slow"

lint: install  ## Granskar stil och typer
	@$(RUN) ruff check . && $(RUN) ruff format --check . && $(RUN) mypy

train: install  ## Tränar modellen om data har ändrats
	@$(RUN) stodlots train

nlu-report: install  ## Mäter hur väl meddelanden förstås, även mot DIET
	@$(RUN) python -m benchmarks.nlu_report

pictures: install  ## Tar bilder av chatten och sidorna
	@$(RUN) python -m tests.browser.pictures

load: install  ## Låter 200 personer chatta samtidigt; make run ska vara i gång
	@$(RUN) python -m benchmarks.chat_load

bench: install  ## Mäter mot Rasas standarduppsättning
	@$(RUN) python -m benchmarks.run

soak: install  ## Låter 500 samtal gå med 10 000 turer och vaktar minnet
	@$(RUN) python -m benchmarks.soak

new-call: install  ## Ny stödfil: make new-call id=mitt-stod
	@$(RUN) stodlots new-call $(id)
