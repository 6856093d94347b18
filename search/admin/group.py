"""The menu of search in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from search.admin.asked import AskedViewSet
from search.admin.promotions import PromotionViewSet
from search.admin.vocabulary import AbbreviationViewSet, SynonymGroupViewSet


class SearchGroup(ModelViewSetGroup):
    """What administrators tell search."""

    items = (AskedViewSet, PromotionViewSet, SynonymGroupViewSet, AbbreviationViewSet)
    menu_label = _("Tìm kiếm")
    menu_icon = "search"
    menu_order = 450
