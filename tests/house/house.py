"""The rules of the house that a compiler does not see. Run: house.py RULE SOURCE_TREE; see RULES at the end."""

import pathlib
import re
import subprocess
import sys

SOURCE_SUFFIXES = {".h", ".cpp"}
AREAS = {"app", "kds", "sync", "device", "qml"}

# Who may know whom: the folders whose headers a folder may include, besides its own. "phin/X" are generated messages.
# A folder that is not here is a mistake too: a new one takes its place in this table first.
MAY_KNOW = {
    "sync/proto": set(),
    "sync/model": {"phin/model"},
    "sync/journal": {"sync/model", "phin/model", "phin/journal"},
    "sync/control": {"sync/model"},
    "sync/messages": {"sync/model", "sync/journal", "sync/control", "phin/model", "phin/box"},
    "sync/lan": {"sync/model", "sync/journal", "phin/model", "phin/journal", "phin/lan"},
    "sync/box": {"sync/model", "sync/journal", "sync/lan", "phin/model", "phin/journal"},
    "sync/enrol": {"sync/model", "sync/journal", "sync/control", "sync/box", "phin/journal", "phin/enrol", "phin/box"},
    "sync/uplink": {"sync/model", "sync/journal", "phin/model", "phin/journal", "phin/sync"},
    "sync/cloud": {"sync/model", "sync/journal", "phin/model", "phin/journal", "phin/sync"},
    "device/ports": set(),
    "device/drivers": {"device/ports"},
    "device/simulators": {"device/ports"},
    "app/counter": {"device/ports", "sync/model", "sync/journal", "phin/model", "phin/journal", "phin/till"},
    "app/menu": {"sync/model", "phin/model"},
    "app/pictures": {"sync/model"},
    "app/control": {"app/counter", "sync/control", "sync/messages", "sync/model", "sync/journal", "phin/model", "phin/till"},
    "app/screens": {"app/counter", "app/pictures", "sync/model", "sync/journal", "phin/model"},
    "app/boxes": {"app/screens", "sync/model", "sync/journal", "sync/lan", "sync/enrol"},
    "app/cli": {"app/menu", "app/pictures", "sync/model", "sync/journal", "sync/box", "sync/enrol", "phin/model", "phin/journal",
                "phin/till", "phin/station", "phin/sync", "phin/enrol", "phin/box"},
    "kds/tickets": {"sync/model", "phin/model"},
    "kds/station": {"kds/tickets", "device/ports", "sync/model", "sync/journal", "phin/model", "phin/journal"},
    "kds/control": {"kds/station", "kds/tickets", "sync/control", "sync/messages", "sync/model", "sync/journal", "phin/model",
                    "phin/station"},
    "kds/screens": {"kds/station", "kds/tickets", "sync/model", "sync/journal", "phin/model"},
    "qml/Phin": {"app/screens", "kds/screens"},
}

# Everybody else builds and tests without Qt.
MAY_USE_QT = {"app/pictures", "app/screens", "kds/screens", "sync/lan", "device/drivers", "device/simulators", "qml/Phin"}

TOP_LEVEL = {
    "app", "kds", "sync", "device", "qml", "packaging", "tests", "docs", ".ci",
    "CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE",
    ".clang-format", ".clang-tidy", ".gitignore", ".gitattributes", ".editorconfig", ".qmllint.ini",
}  # fmt: skip

SIZED_SUFFIXES = SOURCE_SUFFIXES | {".qml", ".py", ".proto"}
MOST_LINES = 600
REFUSING = {"app/counter", "sync/model"}

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')
# Absolute paths below the places where people and build machines keep their files.
MACHINE_PATH = re.compile(r"(?<![\w.$}])/(?:home|root|work|farm|Users)/[\w.]")

# Where documents name what proves them: `tst_x`, `tst_x: test`, and further tests of it after commas.
NAMED_TEST = re.compile(r"`(tst_\w+)(?:: (\w+))?`((?:, `(?!tst_)\w+_\w+`)*)")


def tracked_files(root):
    """What git tracks; in a tree without git all files, apart from the build folder."""
    try:
        listed = subprocess.run(["git", "-C", root, "ls-files", "-z", "--cached"], capture_output=True, check=True)
        return [pathlib.PurePosixPath(name) for name in listed.stdout.decode().split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        files = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
        return [pathlib.PurePosixPath(path) for path in files if path.parts[0] not in {"build", ".git"}]


def lines_of(path):
    """Numbered lines of a text file; none of a file that is gone or is no text."""
    try:
        return list(enumerate(path.read_text(encoding="utf-8").splitlines(), start=1))
    except (OSError, UnicodeDecodeError):
        return []


def folder_of(path):
    """The library that a file belongs to: its first two folders."""
    parts = pathlib.PurePosixPath(path).parts
    return "/".join(parts[:2]) if len(parts) > 2 else ""


def joins_all(path):
    """Programs' main files alone may know everybody: main.cpp, or sync/NAME_main.cpp where a folder has several."""
    return path.name == "main.cpp" or (len(path.parts) == 2 and path.name.endswith("_main.cpp"))


def objection_to(folder, quoted, angled):
    """Why a file of this folder must not have such an #include; None where it may."""
    name = quoted or angled
    first = name.split("/")[0]
    if angled and first not in AREAS | {"phin", "tests"}:
        if first.startswith("Q") and folder not in MAY_USE_QT:
            return f"{folder} must not use Qt: <{name}>"
        return None
    if name.endswith(".moc"):
        return None
    if angled:
        return f"<{name}>: our own headers are included in quotes"
    target = folder_of(name)
    if first not in AREAS | {"phin"} or not target:
        return f'"{name}": headers are included by their path from the root'
    if target != folder and target not in MAY_KNOW[folder]:
        return f'{folder} must not know {target}: "{name}"'
    return None


def check_includes(root):
    for path in tracked_files(root):
        if path.suffix not in SOURCE_SUFFIXES or path.parts[0] not in AREAS or joins_all(path):
            continue
        folder = folder_of(path)
        if folder not in MAY_KNOW:
            yield f"{path}:1: this folder has no rule in tests/house/house.py that says whom it may know"
            continue
        for number, line in lines_of(root / path):
            if match := INCLUDE.match(line):
                if objection := objection_to(folder, match[1], match[2]):
                    yield f"{path}:{number}: {objection}"


def check_top_level(root):
    for name in sorted({path.parts[0] for path in tracked_files(root)} - TOP_LEVEL):
        yield f"{name}:1: not one of the agreed entries at the top of the tree"


def check_machine_paths(root):
    for path in tracked_files(root):
        for number, line in lines_of(root / path):
            if match := MACHINE_PATH.search(line):
                yield f"{path}:{number}: names a path of one machine: {line[match.start() :].split()[0]}"


def check_named_tests(root):
    """A document's proofs are tests that there are."""
    files = tracked_files(root)
    sources = {path.stem: path for path in files if path.name.startswith("tst_") and path.suffix == ".cpp"}
    for path in (path for path in files if path.suffix == ".md"):
        for number, line in lines_of(root / path):
            for program, first, more in NAMED_TEST.findall(line):
                if program not in sources:
                    yield f"{path}:{number}: there is no {program}"
                    continue
                text = (root / sources[program]).read_text(encoding="utf-8")
                for test in [name for name in [first, *re.findall(r"`(\w+)`", more)] if name]:
                    if not re.search(rf"\bvoid {test}\w*\(", text):
                        yield f"{path}:{number}: {program} has no {test}"


def check_sizes(root):
    """What is longer than a few screens is about more than one thing."""
    for path in tracked_files(root):
        lines = lines_of(root / path) if path.suffix in SIZED_SUFFIXES else []
        if len(lines) > MOST_LINES:
            yield f"{path}:{MOST_LINES}: has {len(lines)} lines; split it by subject"


def check_refusals(root):
    """A till's no has its reason as a code, which screens word: an English message alone is for nobody at a till."""
    for path in tracked_files(root):
        if path.suffix != ".cpp" or folder_of(path) not in REFUSING:
            continue
        text = re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', "\n".join(line for _, line in lines_of(root / path)))
        for match in re.finditer(r"\{\s*ErrorKind::Refused\b[^;]*;", text):
            if "Why::" not in match[0]:
                yield f"{path}:{text.count(chr(10), 0, match.start()) + 1}: a refusal without its reason; see sync/model/why.h"


RULES = {
    "includes": check_includes,
    "top-level": check_top_level,
    "machine-paths": check_machine_paths,
    "named-tests": check_named_tests,
    "sizes": check_sizes,
    "refusals": check_refusals,
}


def main(arguments):
    if len(arguments) != 2 or arguments[0] not in RULES:
        print(f"usage: house.py {'|'.join(RULES)} SOURCE_TREE", file=sys.stderr)
        return 2
    root = pathlib.Path(arguments[1]).resolve()
    if not tracked_files(root):
        print(f"{root}: there is nothing to check", file=sys.stderr)
        return 3
    objections = list(RULES[arguments[0]](root))
    print("\n".join(objections) if objections else f"{arguments[0]}: all is well")
    return 1 if objections else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
