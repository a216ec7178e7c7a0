"""Where the shop's windows go on a desktop."""

import re
import shutil
import subprocess

FALLBACK = (1920, 1080)
SMALLEST = (1024, 768)  # what the screens are made for


def screen_size():
    if shutil.which("xdpyinfo"):
        shown = subprocess.run(["xdpyinfo"], capture_output=True, text=True).stdout
        if found := re.search(r"dimensions:\s+(\d+)x(\d+)", shown):
            return int(found[1]), int(found[2])
    return FALLBACK


def side_by_side(names):
    """Options for each window. Where the screen is too small for all, they overlap."""
    width, height = screen_size()
    columns = min(len(names), 3)
    rows = -(-len(names) // columns)
    size = [max(smallest, whole // count) for smallest, whole, count in zip(SMALLEST, (width, height), (columns, rows))]

    def place(at, count, whole, part):
        return 0 if count < 2 else max(0, whole - part) * at // (count - 1)

    options = {}
    for index, name in enumerate(names):
        x = place(index % columns, columns, width, size[0])
        y = place(index // columns, rows, height, size[1])
        geometry = f"{size[0]}x{size[1]}+{x}+{y}"
        options[name] = ("--windowed", "--size", f"{size[0]}x{size[1]}", "-qwindowgeometry", geometry)
    return options
