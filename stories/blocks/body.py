"""Which blocks may stand where."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from stories.blocks.media import AttachmentBlock, AudioBlock, FigureBlock, GalleryBlock, VideoBlock
from stories.blocks.preload import PreloadedMixin
from stories.blocks.text import CallOutBlock, HeadingBlock, NumbersBlock, QuoteBlock, StepsBlock, TextBlock


class OfficialDocumentChooserBlock(PreloadedMixin, SnippetChooserBlock):
    """Chooses an official document."""


class CitationBlock(blocks.StructBlock):
    """An official document cited in the text."""

    document = OfficialDocumentChooserBlock("stories.OfficialDocument", label=_("Văn bản"))
    note = blocks.CharBlock(label=_("Ghi chú"), max_length=300, required=False)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Viện dẫn văn bản")
        template = "blocks/citation.html"
        preview_template = "blocks/previews/citation.html"
        description = _("Số, ngày, nơi ban hành lấy từ kho văn bản.")


class StoryBody(blocks.StreamBlock):
    """The body of any story."""

    heading = HeadingBlock()
    text = TextBlock()
    figure = FigureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    steps = StepsBlock()
    numbers = NumbersBlock()
    citation = CitationBlock()
    video = VideoBlock()
    audio = AudioBlock()
    attachment = AttachmentBlock()
    call_out = CallOutBlock()

    class Meta:
        required = False


class HowToBody(blocks.StreamBlock):
    """The part "Cách làm" of an exemplar."""

    steps = StepsBlock()

    class Meta:
        required = False
