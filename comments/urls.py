"""Addresses of readers' comments, below /y-kien/."""

from django.urls import path

from comments.views import asking, writing

urlpatterns = [
    path("thu-thach/", writing.proof_challenge, name="proof_challenge"),
    path("<int:page>/", writing.comments, name="comments"),
    path("<int:page>/manh/", writing.fragment, name="comments_fragment"),
    path("<int:page>/tra-loi/<int:comment>/", writing.answer, name="answer_comment"),
    path("<int:page>/bao/<int:comment>/", asking.report, name="report_comment"),
    path("<int:page>/go/<int:comment>/", asking.remove, name="remove_comment"),
]
