"""The beacon as Django's view, for servers that do not run `visits.beacons.with_beacons`."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from visits.beacons import answer_beacon


@csrf_exempt  # Nothing is done in anybody's name; whether a page of ours sent it is seen to.
def beacon(request: HttpRequest, page: str = "") -> HttpResponse:
    """Count a view, if it is one."""
    answer = answer_beacon(request.META)
    if answer is None:
        raise Http404
    response = HttpResponse(answer.body, status=int(answer.status[:3]), reason=answer.status[4:])
    del response.headers["Content-Type"]
    for name, value in answer.headers:
        response.headers[name] = value
    return response
