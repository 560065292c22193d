"""What is cut out of a page shows what the whole page, mended, shows there."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

from agent.readers.mending import Mended
from agent.readers.picture import TURNS, Traits

DPI = 300.0
BOX = (900, 620, 1700, 900)
STRAIGHT = Traits(0.0, sideways=False, noise=0.0, uneven=False)


@pytest.fixture(scope="module")
def page() -> Image.Image:
    image = Image.new("L", (2480, 3508), 235)
    font = ImageFont.load_default(46)
    for row in range(40):
        ImageDraw.Draw(image).text((200, 150 + 80 * row), "CIN BE123456, vu le 12/03/1961 " * 3, fill=20, font=font)
    return image


def _apart(one: Image.Image, other: Image.Image) -> float:
    """Mean difference; a few pixels at the edges aside, where a blur or a map of the light sees no more."""
    difference = ImageChops.difference(one, other)
    inner = difference.crop((10, 10, difference.width - 10, difference.height - 10))
    return ImageStat.Stat(inner).mean[0]


@pytest.mark.parametrize(
    "traits",
    [
        STRAIGHT,
        Traits(2.25, sideways=False, noise=0.0, uneven=False),
        Traits(-3.5, sideways=False, noise=0.0, uneven=False),
        Traits(1.5, sideways=False, noise=0.0, uneven=True),
    ],
)
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_part_is_cut_out_of_the_straightened_page(page: Image.Image, traits: Traits, turn: int) -> None:
    drawn = page.transpose(TURNS[360 - turn]) if turn else page
    mended = Mended(drawn, DPI, traits, turn)
    assert mended.size == page.size
    assert _apart(mended.cut(BOX), mended.whole(DPI).crop(BOX)) < 4, "of 255; a pixel aside makes 20"


def test_a_part_stands_where_the_smaller_whole_has_it(page: Image.Image) -> None:
    mended = Mended(page.crop((0, 0, 2479, 3507)), 225.0, Traits(2.25, sideways=False, noise=0.0, uneven=False))
    enlarged = mended.whole(150.0).resize(mended.size, Image.Resampling.BICUBIC)
    assert _apart(mended.cut(BOX), enlarged.crop(BOX)) < 10, "of 255; two pixels aside make 30"


def test_light_is_evened_out_up_to_the_edge_of_a_skewed_page(page: Image.Image) -> None:
    shade = Image.linear_gradient("L").rotate(90).resize(page.size).point(lambda level: 90 + level // 2)
    dark = ImageChops.multiply(page, shade)
    mended = Mended(dark, DPI, Traits(-3.0, sideways=False, noise=0.0, uneven=True))
    beside = mended.cut((0, 150, 600, 230)).crop((90, 10, 150, 70))  # left of it lies what the turn brought in
    assert ImageStat.Stat(beside).median[0] > 225


def test_the_whole_page_comes_at_the_resolution_asked_for(page: Image.Image) -> None:
    assert Mended(page, DPI, STRAIGHT).whole(150.0).size == (1240, 1754)
    assert Mended(page, 243.0, STRAIGHT).whole(150.0).size == (1531, 2165)
    assert Mended(page, 100.0, STRAIGHT).whole(150.0).size == page.size, "no more than there is"


def test_what_a_turn_brings_in_is_paper(page: Image.Image) -> None:
    whole = Mended(page, DPI, Traits(5.0, sideways=False, noise=0.0, uneven=False)).whole(150.0)
    assert whole.getpixel((2, 2)) == whole.getpixel((whole.width - 3, whole.height - 3)) == 235


def test_noise_is_evened_out_in_the_whole_and_in_what_is_cut_out() -> None:
    noisy = Image.effect_noise((800, 800), 60)
    mended = Mended(noisy, DPI, Traits(0.0, sideways=False, noise=9.0, uneven=False))
    for part in (mended.whole(DPI), mended.cut((100, 100, 700, 700))):
        assert ImageStat.Stat(part).stddev[0] < 0.6 * ImageStat.Stat(noisy).stddev[0]
