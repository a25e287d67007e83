import cv2
import numpy as np
from PIL import Image, ImageDraw

from extractors.scan.clean import despeckled, flattened
from extractors.scan.deskew import slant
from extractors.scan.orientation import is_sideways, turned
from extractors.scan.photo import sheet_corners
from extractors.scan.picture import Grey
from extractors.scan.rings import rings_in, without_grey_stamps
from extractors.scan.stamps import without_ink


def lines_of_letters() -> Grey:
    image = Image.new("L", (1000, 1200), 255)
    draw = ImageDraw.Draw(image)
    for y in range(120, 1100, 45):
        for x in range(100, 880, 16):
            if (x // 16) % 6:
                draw.rectangle((x, y, x + 10, y + 14), fill=0)
    return np.array(image)


def test_stamp_goes_text_stays() -> None:
    pixels = np.full((100, 100, 3), 250, np.uint8)
    pixels[20:80, 20:80] = (215, 60, 60)
    pixels[45:55, 10:90] = 20
    grey = without_ink(pixels)
    assert grey[30, 30] > 200
    assert grey[50, 50] < 60


def test_nothing_of_a_stamp_is_left_on_shaded_paper() -> None:
    light = np.linspace(180, 250, 300)[None, :, None] * np.ones((300, 1, 3))
    ink = np.array([0.85, 0.45, 0.45])
    ring = np.zeros((300, 300), np.uint8)
    cv2.circle(ring, (150, 150), 90, 1, 3)
    pixels = np.where(ring[..., None] > 0, light * ink, light).astype(np.uint8)
    before, after = pixels[..., 0].astype(int), without_ink(pixels).astype(int)
    assert (light[..., 0] - before)[ring > 0].min() > 20
    assert (light[..., 0] - after).max() < 12


def test_a_stamped_blank_page_is_straight() -> None:
    assert slant(np.full((800, 600), 250, np.uint8)) == 0


def test_grey_picture_is_left_alone() -> None:
    grey = lines_of_letters()
    assert without_ink(grey) is grey


def test_shadow_is_evened_out() -> None:
    grey = lines_of_letters()
    shade = np.linspace(0.6, 1.0, grey.shape[1])
    even = flattened((grey * shade).astype(np.uint8), 150)
    paper = even[:80]
    assert int(paper.max()) - int(paper.min()) < 12


def test_specks_go_dots_stay() -> None:
    grey = np.full((200, 200), 255, np.uint8)
    grey[50, 50] = 0
    grey[100:106, 100:106] = 0
    clean = despeckled(grey, 200)
    assert clean[50, 50] == 255
    assert clean[103, 103] == 0


def test_slant_is_found() -> None:
    image = Image.fromarray(lines_of_letters()).rotate(1.3, fillcolor=255, resample=2)
    assert abs(slant(np.array(image)) + 1.3) < 0.15
    assert abs(slant(lines_of_letters())) < 0.1


def test_sideways() -> None:
    upright = lines_of_letters()
    assert not is_sideways(upright)
    assert is_sideways(turned(upright, 1))
    assert not is_sideways(turned(upright, 2))


def test_sheet_on_a_dark_desk() -> None:
    scene = np.full((1000, 800), 60, np.uint8)
    scene[60:940, 50:750] = 240
    corners = sheet_corners(scene)
    assert corners is not None
    assert np.abs(corners - [[50, 60], [750, 60], [750, 940], [50, 940]]).max() < 8
    assert sheet_corners(lines_of_letters()) is None


def test_a_grey_stamp_goes_the_letters_under_it_stay() -> None:
    clean = np.where(lines_of_letters() == 0, 40, 245).astype(np.uint8)
    stamped = clean.copy()
    ink = np.full_like(clean, 255)
    cv2.circle(ink, (500, 600), 105, 140, 5)
    stamped = np.minimum(stamped, ink)
    (ring,) = rings_in(stamped, 150)
    assert abs(ring.x - 500) < 5 and abs(ring.radius - 105) < 5
    faded = without_grey_stamps(stamped, 150)
    only_stamp = (ink < 255) & (clean == 245)
    assert (faded[only_stamp] > 200).mean() > 0.8
    assert np.array_equal(faded[clean == 40], clean[clean == 40])


def test_letters_make_no_stamp() -> None:
    grey = lines_of_letters()
    assert rings_in(grey, 150) == [] and without_grey_stamps(grey, 150) is grey
