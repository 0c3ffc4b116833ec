"""The picture that stands for a page where somebody shares its address."""

from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.transforms import Bbox

from figures.kit.canvas import DPI, Canvas
from figures.kit.export import painted

WIDTH, HEIGHT = 1200, 630  # pixels: what networks crop least
FREE = 60  # pixels that stay free on every side


def card(canvas: Canvas, theme: str = "light") -> bytes:
    """The drawing as large as it fits, in the middle of a PNG of 1200 × 630 pixels."""
    scale = min((WIDTH - 2 * FREE) / canvas.width, (HEIGHT - 2 * FREE) / canvas.height)
    dots = DPI * scale
    across, down = WIDTH / dots, HEIGHT / dots
    left, low = (canvas.width / DPI - across) / 2, (canvas.height / DPI - down) / 2
    output = BytesIO()
    with painted(canvas, theme) as figure:
        FigureCanvasAgg(figure).print_figure(
            output,
            dpi=dots,
            format="png",
            metadata={"Software": None},
            bbox_inches=Bbox.from_bounds(left, low, across, down),
        )
    return output.getvalue()
