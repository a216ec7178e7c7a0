"""Where the shop's windows go on a desktop: the tills above, the stations below, or all of one size in rows."""

import re
import shutil
import subprocess

FALLBACK = (1920, 1080)
SMALLEST_TILL = (1024, 600)
SMALLEST_STATION = (640, 480)


def screen_size():
    if shutil.which("xdpyinfo"):
        shown = subprocess.run(["xdpyinfo"], capture_output=True, text=True).stdout
        if found := re.search(r"dimensions:\s+(\d+)x(\d+)", shown):
            return int(found[1]), int(found[2])
    return FALLBACK


def placed(width, height, left, top):
    geometry = f"{width}x{height}+{left}+{top}"
    return ("--windowed", "--size", f"{width}x{height}", "-qwindowgeometry", geometry)


def row(names, smallest_width, top, height, screen_width):
    """Options for windows beside each other; where the screen is too narrow for all, they overlap."""
    width = max(smallest_width, screen_width // len(names))
    room = max(0, screen_width - width)
    options = {}
    for index, name in enumerate(names):
        left = room * index // max(1, len(names) - 1)
        options[name] = placed(width, height, left, top)
    return options


def of_one_size(names, size):
    """In rows, each as large as was asked for, however much of it the screen can show."""
    width, height = size
    per_row = max(1, screen_size()[0] // width)
    return {
        name: placed(width, height, index % per_row * width, index // per_row * height)
        for index, name in enumerate(names)
    }


def side_by_side(tills, stations):
    width, height = screen_size()
    above = max(SMALLEST_TILL[1], height * 5 // 9)
    below = max(SMALLEST_STATION[1], height - above)
    return row(tills, SMALLEST_TILL[0], 0, above, width) | row(
        stations, SMALLEST_STATION[0], max(0, height - below), below, width
    )
