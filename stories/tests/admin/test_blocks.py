"""Every block that an editor may choose says what it is, and shows how it will look."""

import pytest
from django.urls import reverse

from stories.models import Story

BODY = Story._meta.get_field("body").stream_block
BLOCKS = sorted(BODY.child_blocks)


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_has_words_an_icon_and_an_example(name):
    block = BODY.child_blocks[name]
    assert str(block.label)
    assert block.meta.icon != "placeholder"
    assert str(block.get_description())
    assert block.is_previewable


@pytest.mark.parametrize("name", BLOCKS)
def test_the_example_can_be_seen(writer, name):
    block = BODY.child_blocks[name]
    response = writer.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    assert "css/site" in response.content.decode()
