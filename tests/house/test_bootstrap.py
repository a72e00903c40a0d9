"""The two commands of the README, tried on a small checkout with one made-up part: real folders, real pip, no network."""

from __future__ import annotations

import ast
import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BOOTSTRAP = ROOT / "installer" / "bootstrap.py"
PROGRAM = """
import os, sys
print(sys.argv[1:], os.getcwd())
sys.exit(int(os.environ.get("LEAVE_WITH", "0")))
"""
PART = {
    # Stands in for Qt, and lacks a library of the system when told to.
    "PySide6/__init__.py": "import os\nif os.environ.get('LACKS'): raise ImportError(os.environ['LACKS'])\n",
    "PySide6/QtPrintSupport.py": "",
    "PySide6/QtWidgets.py": "def QApplication(arguments): ...\n",
    "pytest.py": "import os, sys\nprint(sys.argv[1:], os.getcwd(), os.environ['QT_QPA_PLATFORM'])\n",
    "part-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: part\nVersion: 1.0\n",
    "part-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
}


def make_wheel(folder: Path) -> str:
    """A real wheel with the made-up part; gives its hash."""
    rows = []
    with zipfile.ZipFile(folder / "part-1.0-py3-none-any.whl", "w") as wheel:
        for name, text in PART.items():
            wheel.writestr(name, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            rows.append(f"{name},sha256={digest},{len(text)}")
        wheel.writestr("part-1.0.dist-info/RECORD", "\n".join([*rows, "part-1.0.dist-info/RECORD,,", ""]))
    return hashlib.sha256((folder / "part-1.0-py3-none-any.whl").read_bytes()).hexdigest()


class Checkout:
    """A folder as a person has it after cloning, with one part to fetch from a folder beside it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "medneg"
        self.shelf = folder / "shelf"
        self.elsewhere = folder / "elsewhere"
        for made in (self.root / "installer", self.root / "medneg_desktop", self.shelf, self.elsewhere):
            made.mkdir(parents=True)
        shutil.copy(BOOTSTRAP, self.root / "installer")
        (self.root / "medneg_desktop" / "__main__.py").write_text(PROGRAM, encoding="utf-8")
        self.lock(make_wheel(self.shelf))

    def lock(self, digest: str, note: str = "") -> None:
        for mode in ("run", "test"):
            lock = self.root / "installer" / f"requirements-{mode}.lock"
            lock.write_text(f"# {note}\npart==1.0 \\\n    --hash=sha256:{digest}\n", encoding="utf-8")

    def call(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        surroundings = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "MEDNEG_", "QT_"))}
        surroundings.pop("DISPLAY", None)
        surroundings.pop("WAYLAND_DISPLAY", None)
        surroundings |= {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.shelf)}
        return subprocess.run(
            [sys.executable, str(self.root / "installer" / "bootstrap.py"), *arguments],
            cwd=self.elsewhere,
            env=surroundings | {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"} | env,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


def assert_told(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Refused in plain words, without a traceback, and with nothing on standard output."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr, done.stderr


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout that has been set up for the window."""
    checkout = Checkout(tmp_path_factory.mktemp("ready"))
    done = checkout.call("run", "read", "bill.pdf")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("Preparing a private folder")
    return checkout


def test_an_old_python_can_read_the_script() -> None:
    ast.parse(BOOTSTRAP.read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("version", [(3, 9, 2), (3, 15, 0)])
def test_another_python_gets_a_sentence(version: tuple[int, int, int], tmp_path: Path) -> None:
    call = f"import sys, runpy; sys.version_info = {version}; runpy.run_path({str(BOOTSTRAP)!r}, run_name='__main__')"
    env = {**os.environ, "MEDNEG_VENV": str(tmp_path / "venv")}
    done = subprocess.run(
        [sys.executable, "-c", call, "run"], env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert_told(done, f"this is Python {version[0]}.{version[1]}", "Python 3.11, 3.12, 3.13 o 3.14")
    assert not (tmp_path / "venv").exists()


def test_without_a_word_it_tells_its_use(checkout: Checkout) -> None:
    assert_told(checkout.call(), "bootstrap.py run", "bootstrap.py test")
    assert checkout.call("--help").returncode == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_it_names_the_way_without_one(checkout: Checkout) -> None:
    done = checkout.call("run", "--demo")
    assert_told(
        done, "no display", "no hay pantalla", "python3 installer/bootstrap.py run packet --demo --out packet.pdf"
    )
    assert not (checkout.root / ".venv").exists(), "nothing is fetched for a window that cannot open"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the packages are Debian's")
def test_every_word_that_opens_no_window_is_known() -> None:
    told = ast.parse((ROOT / "installer" / "bootstrap.py").read_text(encoding="utf-8"))
    values = {
        target.id: ast.literal_eval(node.value)
        for node in told.body
        if isinstance(node, ast.Assign) and isinstance(target := node.targets[0], ast.Name) and target.id == "COMMANDS"
    }
    usage = subprocess.run(
        [sys.executable, "-m", "medneg_desktop", "--help"], capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout
    words = set(re.findall(r"^    ([a-z]+) +[a-z]", usage, re.MULTILINE))
    assert {"read", "vault"} <= words
    assert set(values["COMMANDS"]) == words - {"open"}


def test_without_venv_it_tells_the_line_to_type(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "debian").mkdir()
    (tmp_path / "debian" / "ensurepip.py").write_text("raise ImportError", encoding="utf-8")
    done = checkout.call("test", PYTHONPATH=str(tmp_path / "debian"))
    assert_told(
        done, "venv module is missing", "Falta el módulo venv", f"sudo apt-get install -y {packages('APT_TEST')}"
    )


def packages(name: str) -> str:
    """One of the two package lists, from the script itself."""
    found: dict[str, object] = {}
    tree = ast.parse(BOOTSTRAP.read_text(encoding="utf-8"))
    lines = [n for n in tree.body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]).startswith("APT_")]
    exec(ast.unparse(ast.Module(body=[*lines], type_ignores=[])), found)
    return str(found[name])


def test_the_readme_names_the_packages_of_the_script() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^    sudo apt-get install -y (.+)$", readme, re.MULTILINE)
    assert lines[:2] == [packages("APT_RUN"), packages("APT_TEST")]


def test_ci_installs_the_packages_of_the_readme_and_calls_its_test_command() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    named = re.search(r'^PACKAGES="python3 (.+)"$', ci, re.MULTILINE)
    assert named is not None
    assert named[1] == packages("APT_TEST")
    listening = re.search(r'^LISTENING="(.+)"$', ci, re.MULTILINE)
    assert listening is not None
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^    sudo apt-get install -y (.+)$", readme, re.MULTILINE)[2:] == [listening[1]]
    assert "\npython3 installer/bootstrap.py test" in ci
    assert "python3 installer/bootstrap.py test" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_program_gets_its_words_and_keeps_the_folder(ready: Checkout) -> None:
    done = ready.call("run", "packet", "a b.pdf", "--out", "-")
    assert done.stdout == f"['packet', 'a b.pdf', '--out', '-'] {ready.elsewhere}\n"
    assert done.stderr == "", "the second start fetches nothing and says nothing"


@pytest.mark.slow
def test_the_exit_status_is_the_programs(ready: Checkout) -> None:
    assert ready.call("run", "read", LEAVE_WITH="1").returncode == 1


@pytest.mark.slow
def test_the_window_opens_where_there_is_a_display(ready: Checkout) -> None:
    done = ready.call("run", "--demo", DISPLAY=":7")
    assert done.stdout.startswith("['--demo']")


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the packages are Debian's")
def test_a_missing_library_is_told_with_its_line(ready: Checkout) -> None:
    lacking = {"LACKS": "libEGL.so.1: cannot open shared object file", "QT_QPA_PLATFORM": "wayland"}
    (ready.root / ".venv" / ".medneg-libraries-window.ok").unlink(missing_ok=True)
    assert_told(ready.call("run", **lacking), "libEGL.so.1", "Falta una biblioteca", packages("APT_RUN"))
    assert ready.call("run", QT_QPA_PLATFORM="wayland").returncode == 0, "once it is there the window opens"


@pytest.mark.slow
def test_new_pins_are_fetched_once(ready: Checkout) -> None:
    digest = hashlib.sha256((ready.shelf / "part-1.0-py3-none-any.whl").read_bytes()).hexdigest()
    ready.lock(digest, "newer")
    assert "Fetching" in ready.call("run", "read").stderr
    assert ready.call("run", "read").stderr == ""


@pytest.mark.slow
def test_the_tests_run_in_the_checkout_without_a_screen(ready: Checkout) -> None:
    done = ready.call("test", "-k", "money")
    assert done.stdout == f"['-k', 'money'] {ready.root} offscreen\n", done.stderr


@pytest.mark.slow
def test_an_interrupted_set_up_is_made_afresh(checkout: Checkout) -> None:
    assert checkout.call("run", "read").returncode == 0
    venv = checkout.root / ".venv"
    (venv / ".medneg-unfinished").touch()
    (site,) = venv.rglob("site-packages")
    shutil.rmtree(site / "PySide6")  # pip would take the part for installed: its dist-info is there
    done = checkout.call("run", "read")
    assert done.returncode == 0
    assert "Preparing a private folder" in done.stderr
    assert (next(venv.rglob("site-packages")) / "PySide6" / "QtWidgets.py").is_file()
    assert not (venv / ".medneg-unfinished").exists()


@pytest.mark.slow
def test_without_a_network_it_says_so(checkout: Checkout) -> None:
    done = checkout.call("test", PIP_NO_INDEX="0", PIP_FIND_LINKS="", PIP_INDEX_URL="http://127.0.0.1:9/simple")
    assert_told(done, "check the Internet connection", "compruebe la conexión")
    assert checkout.call("test").returncode == 0, "the next start goes on by itself"


@pytest.mark.slow
def test_an_altered_part_is_refused(checkout: Checkout) -> None:
    checkout.lock("0" * 64)
    assert_told(checkout.call("run", "read"), "not the one MedNeg was tested with")
    assert not list((checkout.root / ".venv").rglob("PySide6"))


def test_a_folder_with_other_things_is_left_alone(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"cat")
    assert_told(checkout.call("run", "read", MEDNEG_VENV=str(tmp_path / "photos")), "left as it is", "no se toca")
    assert (tmp_path / "photos" / "cat.jpg").read_bytes() == b"cat"
