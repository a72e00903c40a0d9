"""Draw the program's icon as PNG files: draw_icon.py FOLDER writes 16.png to 512.png, and medneg.ico with all sizes.

The drawing is ``resources/icons/medneg.svg``; Qt's own SVG reader draws it, and Pillow packs the ``.ico``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QIcon

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = [(size, size) for size in SIZES if size <= 256]
"""An .ico holds no picture larger than 256."""
DRAWING = Path(__file__).resolve().parents[1] / "resources" / "icons" / "medneg.svg"


def draw(folder: Path) -> list[Path]:
    """Write the pictures into ``folder``; gives the paths of the PNG files, smallest first."""
    app = QGuiApplication.instance() or QGuiApplication([])
    assert app is not None
    icon = QIcon(str(DRAWING))
    made = []
    for size in SIZES:
        path = folder / f"{size}.png"
        if not icon.pixmap(QSize(size, size)).save(str(path), "PNG"):
            raise SystemExit(f"{path} could not be written.")
        made.append(path)
    with Image.open(made[-1]) as largest:
        largest.save(folder / "medneg.ico", sizes=ICO_SIZES)
    return made


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    draw(target)
