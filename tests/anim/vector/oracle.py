"""What a vector film is compared with: manim's own pixels, and Chromium's of the same frame."""

import base64
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO

import numpy as np
from manim.renderer.cairo_renderer import CairoRenderer
from manim.scene.scene_file_writer import SceneFileWriter
from PIL import Image
from playwright.sync_api import Browser, Page
from scipy.ndimage import gaussian_filter

from anim.kit.paint import painted
from anim.kit.settings import manim_settings, settings
from anim.kit.stage import Stage
from figures.engine.paths import here
from figures.kit.fonts import FACES, FAMILY, WEIGHTS, font_path

WORST = here().store / "worst-frames"  # of each film and theme, as the tests found it last


class Keeper(SceneFileWriter):
    """Keeps some of manim's frames."""

    wanted: frozenset[int] = frozenset()

    def __init__(self, settings) -> None:
        self.frames = 0
        self.kept: dict[int, np.ndarray] = {}
        super().__init__(settings)

    def wants(self, number: int) -> set[int]:
        """Which of the next frames are to be kept."""
        return {*self.wanted} & {*range(self.frames, self.frames + number)}

    def write_frame(self, pixels, *, repeat=1) -> None:
        for frame in self.wants(repeat):
            self.kept[frame] = pixels[:, :, :3].copy()
        self.frames += repeat


class Sparing(CairoRenderer):
    """Moves everything in every frame, and draws only those that are to be kept."""

    def render(self, scene, time, moving_mobjects=None) -> None:
        if self.file_writer.wants(1):
            super().render(scene, time, moving_mobjects)
        else:
            self.add_frame(self.camera.pixel_array)


def cairo_frames(scene_class, frames: Iterable[int], trace=None, theme="light", **options):
    """These frames as manim's own renderer draws them, red, green and blue."""
    writer = type("Wanted", (Keeper,), {"wanted": frozenset(frames)})
    staged = issubclass(scene_class, Stage)
    manim = manim_settings(scene_class, captions=False) if staged else settings(**options)
    with painted(theme), manim:
        renderer = Sparing(file_writer_class=writer)
        scene = (
            scene_class(trace, renderer, captions=False)
            if staged
            else scene_class(renderer=renderer)
        )
        scene.render()
    return renderer.file_writer.kept


@contextmanager
def drawing_board(browser: Browser) -> Iterator[Page]:
    """A page with our font."""
    page = browser.new_page()
    page.set_content(f"<style>{_faces()}*{{margin:0}}svg{{display:block}}</style><main></main>")
    page.evaluate("Promise.all([...document.fonts].map(font => font.load()))")
    yield page
    page.close()


def browser_frames(page: Page, drawings: Iterable[str], size: tuple[int, int]) -> list[np.ndarray]:
    """Drawings one above the other in one screenshot, each of a size in pixels."""
    width, height = size
    drawings = list(drawings)
    page.set_viewport_size({"width": width, "height": height * len(drawings)})
    page.evaluate(
        """([drawings, width, height]) => {
          document.querySelector('main').innerHTML = drawings.join('');
          for (const svg of document.querySelectorAll('svg')) {
            svg.setAttribute('width', width); svg.setAttribute('height', height);
          }
        }""",
        [drawings, width, height],
    )
    shot = np.array(Image.open(BytesIO(page.screenshot())).convert("RGB"))
    return [shot[place * height : (place + 1) * height] for place in range(len(drawings))]


def ssim(one: np.ndarray, other: np.ndarray) -> float:
    """Structural similarity of two pictures in grey (Wang et al. 2004, equation 13; sigma 1.5)."""
    x, y = (picture.astype(float) @ (0.299, 0.587, 0.114) for picture in (one, other))
    mean_x, mean_y = _smooth(x), _smooth(y)
    variance_x = _smooth(x * x) - mean_x**2
    variance_y = _smooth(y * y) - mean_y**2
    covariance = _smooth(x * y) - mean_x * mean_y
    first, second = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    similar = (2 * mean_x * mean_y + first) * (2 * covariance + second)
    spread = (mean_x**2 + mean_y**2 + first) * (variance_x + variance_y + second)
    return float((similar / spread).mean())


def keep(name: str, expected: np.ndarray, drawn: np.ndarray) -> None:
    """Keep two frames side by side as a picture for people: manim's to the left."""
    WORST.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.hstack([expected, drawn]).astype(np.uint8)).save(WORST / f"{name}.png")


def _smooth(picture: np.ndarray) -> np.ndarray:
    return gaussian_filter(picture, 1.5, truncate=3.5)


def _faces() -> str:
    return "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{WEIGHTS[face]};"
        f"font-style:{'italic' if face == 'italic' else 'normal'};"
        f"src:url(data:font/ttf;base64,{base64.b64encode(font_path(face).read_bytes()).decode()})}}"
        for face in FACES
    )
