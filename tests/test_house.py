"""The rules of the house: who may import whom, names, docstrings, and what tracked files must not say."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("corpus", "search", "resolutions")
# Which of our modules a room may import; corpus -> search -> resolutions, never back.
MAY_IMPORT = {"corpus": {"corpus", "search", "resolutions"}, "search": {"search", "resolutions"}, "resolutions": {"resolutions"}}
# The one room of a foreign package.
ONE_ROOM = {
    "lxml": "corpus.parsing",
    "pypdfium2": "corpus.parsing",
    "markdown_it": "corpus.parsing",
    "bleach": "corpus.parsing",
    "whoosh": "search",
    "tantivy": "search",
}
PURE = ("resolutions.symbols", "resolutions.anchors")
# What runs before anything is installed.
STANDARD_LIBRARY_ONLY = ("corpus.bootstrap", "corpus.private_state", "corpus.__init__")
TOP_LEVEL = {
    "manage.py", "corpus", "resolutions", "search", "templates", "static", "fixtures", "tests", "pyproject.toml",
    "README.md", ".ci", ".gitignore", "LICENSE", "requirements.lock",
}  # fmt: skip
NO_NAME_FOR_A_MODULE = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
TEXT = {".py", ".md", ".toml", ".html", ".css", ".js", ".mjs", ".po", ".txt", ".json", ".lock", ".jsonl", ".svg", ".xml", ""}
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60


def tracked() -> list[Path]:
    """The files of the project, by git where there is a repository, else those of its folders."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", ROOT, "ls-files", "-z"], capture_output=True, text=True, check=False
    )
    if listed.returncode == 0:
        names = listed.stdout.strip("\0").split("\0")
        return [ROOT / name for name in names if (ROOT / name).is_file()]
    return [path for name in TOP_LEVEL for path in (ROOT / name, *(ROOT / name).rglob("*")) if path.is_file()]


MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path
    for path in tracked()
    if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in ROOMS
}
CODE = {name: path for name, path in MODULES.items() if ".migrations." not in name}


def imports(name: str) -> set[str]:
    """Every module that the module imports, wherever in it the import stands; relative imports made absolute."""
    found = set()
    package = name.split(".")[:-1]
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            found.add(module)
            found.update(f"{module}.{alias.name}" for alias in node.names)
    return found


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


@pytest.mark.parametrize("name", MODULES)
def test_rooms_import_one_way(name):
    room = name.split(".")[0]
    for module in imports(name):
        first = module.split(".")[0]
        assert first not in ROOMS or first in MAY_IMPORT[room], f"{name} imports {module}"
        home = ONE_ROOM.get(first)
        assert home is None or within(name, home), f"{name} imports {module}, which belongs in {home}"


@pytest.mark.parametrize("name", [name for name in MODULES if within(name, "corpus.parsing")])
def test_parsing_is_pure(name):
    for module in imports(name):
        first = module.split(".")[0]
        assert first not in ("django", "psycopg", "search"), f"{name} imports {module}"
        if first == "resolutions":
            assert module == "resolutions" or any(within(module, pure) for pure in PURE), f"{name} imports {module}"
        if first == "corpus":
            assert module == "corpus" or within(module, "corpus.parsing"), f"{name} imports {module}"


@pytest.mark.parametrize("name", PURE)
def test_value_objects_are_pure(name):
    for module in imports(name):
        first = module.split(".")[0]
        assert first in sys.stdlib_module_names or any(within(module, pure) for pure in ("resolutions", *PURE)), f"{name} imports {module}"
        assert module.count(".") == 0 or first != "resolutions" or any(within(module, pure) for pure in PURE)


@pytest.mark.parametrize("name", STANDARD_LIBRARY_ONLY)
def test_the_first_start_needs_the_standard_library_only(name):
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
            assert module.split(".")[0] in sys.stdlib_module_names or module in STANDARD_LIBRARY_ONLY


@pytest.mark.parametrize("name", CODE)
def test_a_module_says_what_it_is_for_and_is_small(name):
    source = CODE[name].read_text(encoding="utf-8")
    tree = ast.parse(source)
    opening = (ast.get_docstring(tree) or "").split("\n")[0]
    assert opening or not source.strip(), f"{name} does not open with a sentence saying what it is for"
    assert name.split(".")[-1] not in NO_NAME_FOR_A_MODULE
    assert source.count("\n") <= LONGEST_MODULE, f"{name} has {source.count(chr(10))} lines"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, f"{name}.{node.name} is too long"
        assert not (isinstance(node, ast.ExceptHandler) and node.type is None), f"{name} has a bare except"


@pytest.mark.parametrize("name", CODE)
def test_no_signals_and_no_logic_in_save(name):
    assert not any(within(module, "django.db.models.signals") or within(module, "django.dispatch") for module in imports(name))
    for node in ast.walk(ast.parse(CODE[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef) and name.endswith("models"):
            assert not any(isinstance(part, ast.FunctionDef) and part.name in ("save", "delete") for part in node.body)


def test_the_top_level_is_fixed():
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} <= TOP_LEVEL


def test_tracked_files_name_no_machine_and_no_registry():
    forbidden = re.compile(r"/(?:work|root|home/\w+|Users/\w+|opt/\w+|build)/|\bissue #?\d|files\.pythonhosted|pypi\.org|artifactory", re.I)
    for path in tracked():
        if path.suffix in TEXT and path.name != Path(__file__).name and path.stat().st_size < 2_000_000:
            found = forbidden.search(path.read_text(encoding="utf-8", errors="replace"))
            assert not found, f"{path.relative_to(ROOT)} says {found[0]!r}"


def test_the_lock_file_has_hashes_and_no_address():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock and "index" not in lock and "find-links" not in lock and "file:" not in lock
    entries = re.findall(r"^([A-Za-z0-9_.-]+)==([^\s;]+).*?(?=^\S|\Z)", lock, re.M | re.S)
    blocks = re.split(r"^(?=\S)", lock, flags=re.M)[1:]
    assert len(entries) == len(blocks) > 20
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_lock_file_holds_every_dependency():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = {name.lower().replace("_", "-") for name in re.findall(r"^([A-Za-z0-9_.-]+)==", (ROOT / "requirements.lock").read_text(), re.M)}
    direct = {re.match(r"[A-Za-z0-9_.-]+", line)[0].lower().replace("_", "-") for line in project["dependencies"]}
    assert direct <= locked


def test_the_readme_names_every_variable():
    source = "".join(MODULES[name].read_text(encoding="utf-8") for name in ("corpus.settings", "corpus.bootstrap", "corpus.wsgi"))
    variables = set(re.findall(r"""environ(?:\.get\(|\.setdefault\(|\[)\s*"([A-Z_]+)\"""", source)) - {"DJANGO_SETTINGS_MODULE"}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert variables and not {name for name in variables if f"`{name}`" not in readme}
