"""Photos and picture files as documents: one page a picture, or a page a frame for TIFF."""

from __future__ import annotations

import io
import warnings

import numpy as np
import pillow_heif
from PIL import Image, ImageOps, UnidentifiedImageError

from medneg_desktop.core.trouble import DocumentDamaged, PictureTooLarge, TooManyPages
from medneg_desktop.domain.page import PageText, TextSource
from medneg_desktop.domain.place import Box
from medneg_desktop.pages.flatten import flattened
from medneg_desktop.pages.messages import Soundness, TextLayer
from medneg_desktop.pages.paper import (
    MOST_JPEG_PIXELS,
    MOST_PAGES,
    MOST_PIXELS,
    PICTURE_PIXELS,
    SCAN_PIXELS,
    Scan,
    fitting_scale,
)
from medneg_desktop.services.ports import PageSize, Picture

pillow_heif.register_heif_opener()
warnings.simplefilter("error", Image.DecompressionBombWarning)
Image.MAX_IMAGE_PIXELS = MOST_JPEG_PIXELS  # of the others, :meth:`ImagePaper._size` allows fewer

_SMALL_SIDE = 1600
_USUAL_DPI = 300.0
_SENSIBLE_DPI = (50.0, 1200.0)
_FORMATS = {
    "image/jpeg": ("JPEG", "MPO"),
    "image/png": ("PNG",),
    "image/tiff": ("TIFF",),
    "image/gif": ("GIF",),
    "image/bmp": ("BMP",),
    "image/webp": ("WEBP",),
    "image/heic": ("HEIF",),
    "image/avif": ("AVIF", "HEIF"),
}
_ORIENTATION, _X_RESOLUTION = 0x0112, 0x011A
_SHRINKING = frozenset({"JPEG", "MPO"})
"""Formats whose decoder can leave detail out while it reads."""
_SHRUNK_PIXELS = 52_000_000
"""Photos up to here are kept whole; telephones of 108 or 200 million pixels have no more detail than their lens."""
_SIDEWAYS = frozenset({5, 6, 7, 8})
"""Values of the EXIF orientation that swap width and height."""
_FOREIGN = (OSError, SyntaxError, ValueError, EOFError, KeyError, TypeError, IndexError, RuntimeError, OverflowError)
"""What Pillow raises for broken files."""


class ImagePaper:
    """A picture file. Only the header is read on opening, and the first and last frame are tried."""

    def __init__(self, content: bytes, media: str) -> None:
        self.media = media
        self._content = content
        self._held: tuple[int, Image.Image] | None = None
        try:
            self._file = Image.open(io.BytesIO(content), formats=_FORMATS[media])
            frames = int(getattr(self._file, "n_frames", 1)) if media == "image/tiff" else 1
            if frames > MOST_PAGES:
                raise TooManyPages
            self.sizes = tuple(self._size(frame) for frame in range(frames))
            for frame in sorted({frames - 1, 0}, reverse=True):
                self._seen(frame)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
            raise PictureTooLarge from bomb
        except UnidentifiedImageError as broken:
            raise DocumentDamaged from broken
        except _FOREIGN as broken:
            raise DocumentDamaged(details=type(broken).__name__) from broken

    def picture(self, page: int, dpi: float) -> Picture:
        size = self.sizes[page - 1]
        scale = fitting_scale(size, dpi / 72, PICTURE_PIXELS)
        shape = (max(1, round(size.width * scale)), max(1, round(size.height * scale)))
        drawn = self._seen(page - 1).convert("RGB").resize(shape, Image.Resampling.BILINEAR, reducing_gap=2.0)
        return Picture(drawn.width, drawn.height, drawn.width / size.width, drawn.tobytes())

    def drawing(self, page: int) -> None:
        """A picture is none."""

    def layer(self, page: int) -> TextLayer:
        size = self.sizes[page - 1]
        nothing = PageText(page, size.width, size.height, (), TextSource.NONE)
        return TextLayer(nothing, Soundness.POOR)

    def scan(self, page: int) -> Scan:
        size = self.sizes[page - 1]
        gray = self._seen(page - 1).convert("L")
        # A fax line is half as high as it is wide; the recognizer wants square pixels, and as many as there are. Small
        # pictures, such as screenshots, are read more surely when enlarged.
        native = max(gray.width / size.width, gray.height / size.height)
        enough = _SMALL_SIDE / max(size.width, size.height)
        scale = fitting_scale(size, max(native, min(enough, 2 * native)), SCAN_PIXELS)
        shape = (max(1, round(size.width * scale)), max(1, round(size.height * scale)))
        if shape != gray.size:
            gray = gray.resize(shape, Image.Resampling.BICUBIC, reducing_gap=3.0)
        pixels, points = np.asarray(gray), size.width / gray.width
        return Scan(pixels, points, flat=flattened(pixels))

    def regions(self, page: int) -> list[Box]:  # noqa: ARG002 (the whole page is the picture)
        return []

    def scan_region(self, page: int, region: Box) -> Scan:
        raise NotImplementedError("a picture file has no text beside pictures")

    @property
    def plain_jpeg(self) -> bytes | None:
        """The file itself, where it is a JPEG that needs no turning."""
        plain = self._file.format == "JPEG" and self._file.mode in {"L", "RGB"} and self._orientation <= 1
        return self._content if plain else None

    def seen(self, page: int) -> Image.Image:
        """The page as a person sees it, gray or RGB."""
        return self._seen(page - 1)

    def _size(self, frame: int) -> PageSize:
        self._file.seek(frame)
        width, height = self._file.size
        if width * height > (MOST_JPEG_PIXELS if self._file.format in _SHRINKING else MOST_PIXELS):
            raise PictureTooLarge
        across, down = _resolution(self._file)
        if self._orientation not in _SIDEWAYS:
            return PageSize(width * 72 / across, height * 72 / down)
        if self._file.format == "TIFF":  # Pillow tells the size as seen for TIFF, as stored for the others
            width, height = height, width
        return PageSize(height * 72 / down, width * 72 / across)

    @property
    def _orientation(self) -> int:
        return int(self._file.getexif().get(_ORIENTATION, 1) or 1)

    def _seen(self, frame: int) -> Image.Image:
        """The frame as a person sees it: turned as its camera says, on white where it is see-through."""
        if self._held is None or self._held[0] != frame:
            self._file.seek(frame)
            self._shrink()
            self._file.load()
            self._held = (frame, _on_white(ImageOps.exif_transpose(self._file)))
        return self._held[1]

    def _shrink(self) -> None:
        """Have a very large photo decoded at half or a quarter of its size: the decoder skips what is not wanted."""
        width, height = self._file.size
        times = 1
        while width * height / times**2 > _SHRUNK_PIXELS and times < 8:
            times *= 2
        if times > 1 and self._file.format in _SHRINKING:
            self._file.draft(None, (width // times, height // times))


def _resolution(image: Image.Image) -> tuple[float, float]:
    try:
        across, down = (float(value) for value in image.info.get("dpi", (0, 0)))
    except (TypeError, ValueError, ZeroDivisionError):
        return _USUAL_DPI, _USUAL_DPI
    if image.format in {"JPEG", "MPO"} and not _tells_resolution(image):
        return _USUAL_DPI, _USUAL_DPI  # Pillow says 72 where EXIF is there but says nothing
    low, high = _SENSIBLE_DPI
    if low <= across <= high and low <= down <= high:
        return across, down
    return _USUAL_DPI, _USUAL_DPI


def _tells_resolution(image: Image.Image) -> bool:
    return bool(image.info.get("jfif_unit")) or _X_RESOLUTION in image.getexif()


def _on_white(image: Image.Image) -> Image.Image:
    """Gray or RGB, whatever the file used."""
    if image.mode in {"I;16", "I;16B", "I;16L", "I", "F"}:
        values = np.asarray(image, dtype=np.float64)
        top = max(float(values.max(initial=0.0)), 1.0)
        return Image.fromarray((values * (255 / (65535.0 if top > 255 else 255.0))).clip(0, 255).astype(np.uint8))
    if image.has_transparency_data:
        layered = image.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(paper, layered).convert("RGB")
    return image.convert("L" if image.mode in {"1", "L"} else "RGB")
