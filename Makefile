# Everything runs from here, with relative paths only: the folder may have any name.
# The equivalents for Windows are in README.md.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.NOTPARALLEL:
.DEFAULT_GOAL := help

python := .venv/bin/python
linux := packaging/linux
sample := resources/samples/informe_2t_2023.informe

# Qt complains about any other character set, and a bare machine has none.
ifeq ($(findstring UTF-8,$(subst utf8,UTF-8,$(LC_ALL) $(LC_CTYPE) $(LANG))),)
export LC_ALL := C.UTF-8
endif

##@ Usar

.PHONY: run setup
run: setup ## instala lo que falte y abre el editor con el informe de ejemplo
	@bash $(linux)/install-packages.sh $(linux)/packages-run.txt
	bash $(linux)/run.sh $(sample)

setup: ## prepara .venv con lo que nombra requirements.lock
	@bash $(linux)/make-venv.sh requirements.lock

##@ Desarrollar

.PHONY: lint format test test-unit test-window test-libreoffice test-crash test-fuzz prove bench pictures lock
lint: dev-setup ## revisa estilo, formato y tipos
	@$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy

format: dev-setup ## da formato y arregla lo que se arregla solo
	@$(python) -m ruff check --fix .
	$(python) -m ruff format .

test: test-unit test-window test-libreoffice ## instala lo que falte y corre todas las pruebas

test-unit: test-setup ## las pruebas que no necesitan pantalla ni LibreOffice
	@$(call within,360,,env QT_QPA_PLATFORM=offscreen $(python) -m pytest -n auto -m "not window and not libreoffice and not crash and not power and not fuzz and not packaging")

test-window: test-setup ## las de la ventana, en una pantalla virtual
	@$(call within,360,bash $(linux)/with-screen.sh,env QT_QPA_PLATFORM=xcb $(python) -m pytest -m "window and not crash")

test-libreoffice: test-setup ## las que comparan con LibreOffice
	@$(call within,300,,env QT_QPA_PLATFORM=offscreen $(python) -m pytest -m libreoffice)

test-crash: test-setup ## mata el programa, corta la corriente y llena discos (CI_NO_MOUNT=1 si no puede montar)
	@$(call within,480,bash $(linux)/with-screen.sh,env QT_QPA_PLATFORM=xcb $(python) -m pytest -m "crash or power")

test-fuzz: test-setup ## abre archivos y respaldos dañados al azar
	@$(call within,240,,env QT_QPA_PLATFORM=offscreen $(python) -m pytest -n auto -m fuzz)

prove: test-setup ## quita una protección tras otra y muestra qué pruebas lo notan
	@$(call within,480,,$(python) -m tests.matrix.prove)

bench: test-setup ## mide tiempos y memoria, y los compara con LibreOffice
	@bash $(linux)/with-screen.sh $(python) -m tests.bench

pictures: test-setup ## dibuja de nuevo las imágenes del README
	@$(python) packaging/pictures.py

lock: dev-setup ## rehace los archivos .lock según pyproject.toml (OPTIONS=--upgrade renueva las versiones)
	@compile=($(python) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --custom-compile-command "make lock" $(OPTIONS) pyproject.toml)
	"$${compile[@]}" --output-file requirements.lock
	"$${compile[@]}" --group dev --constraint requirements.lock --output-file requirements-dev.lock

##@ Publicar

.PHONY: windows windows-test windows-test-all deb
windows: package-setup ## construye en dist/ la carpeta, el .zip y el instalador para Windows
	@$(python) packaging/windows/build.py

windows-test: package-setup ## los construye aprisa, los usa bajo Wine y corre ahí las pruebas del programa
	@$(call within,540,,$(MAKE) --no-print-directory windows-journeys windows-suite)

windows-test-all: package-setup ## lo mismo, con todas las pruebas, las que miden y las lentas
	@$(MAKE) --no-print-directory windows-journeys windows-suite suite=tests wine_slow= wine_long= wine_chance=

deb: package-setup ## construye en dist/ el paquete para Debian y Ubuntu; lo instala, lo usa y lo quita
	@bash $(linux)/install-packages.sh packaging/deb/packages-deb.txt
	$(python) packaging/deb/build.py
	bash $(linux)/with-screen.sh $(python) -m pytest -m packaging tests/packaging/test_deb.py

##@ Limpiar

.PHONY: clean distclean
clean: ## borra lo que dejan las corridas, las pruebas y la construcción
	@rm -rf out build dist *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

distclean: clean ## borra además .venv
	@rm -rf .venv

.PHONY: help dev-setup test-setup package-setup windows-journeys windows-suite
help: ## muestra esta lista
	@awk -F ':.*## ' '/^##@ / {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*## / {printf "  make %-18s %s\n", $$1, $$2}' \
	    $(MAKEFILE_LIST)

dev-setup:
	@bash $(linux)/make-venv.sh requirements-dev.lock

# A missing tool is an error here, so that no test has a reason to skip.
test-setup: dev-setup
	@bash $(linux)/install-packages.sh $(linux)/packages-run.txt $(linux)/packages-test.txt
	for tool in Xvfb openbox xdotool soffice pdftotext pdftoppm; do
	    command -v "$$tool" >/dev/null || { echo "Falta $$tool: vea $(linux)/packages-test.txt" >&2; exit 1; }
	done

package-setup: dev-setup
	@bash $(linux)/install-packages.sh $(linux)/packages-run.txt packaging/windows/packages-windows.txt

wine_work := build/windows-test
wine_slow := and not slow
wine_long := and not fuzz and not crash
wine_chance := -p few_examples
suite := tests/model tests/export tests/matrix tests/test_main.py tests/test_resources.py \
    $(addprefix tests/gui/,test_main_window.py test_window_files.py test_editing_machine.py table rows forms importing safekeeping versions)

windows-journeys:
	@$(python) packaging/windows/build.py --fast --out $(wine_work)
	bash $(linux)/with-screen.sh $(python) -m pytest -m "packaging $(wine_slow)" tests/packaging \
	    --ignore tests/packaging/test_deb.py

windows-suite:
	@$(python) packaging/windows/build.py --out $(wine_work) --test-tree $(wine_work)/pruebas
	bash packaging/windows/wine/run-tests.sh "$(CURDIR)/$(wine_work)/prefix" $(wine_work)/pruebas \
	    -n $$(nproc) -q $(wine_chance) -m "not packaging $(wine_slow) $(wine_long)" $(suite)

# $(call within,SECONDS,WRAPPER,COMMAND): says when the command passed its time, and stops it at twice that.
within = $(2) $(python) $(linux)/within.py $(1) $(3)
