"""A gray picture in memory."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

GrayPixels = npt.NDArray[np.uint8]
