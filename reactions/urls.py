"""Addresses of thanks and scores, below /cam-on/."""

from django.urls import path

from reactions.views import reactions

urlpatterns = [path("<int:page>/", reactions, name="reactions")]
