"""Addresses of meetings for programs."""

from django.urls import path

from meetings.api import endpoints

urlpatterns = [
    path("meetings/", endpoints.Meetings.as_view(), name="meeting-list"),
    path(
        "meetings/papers/<uuid:uid>/content/",
        endpoints.PaperContent.as_view(),
        name="paper-content",
    ),
    path("meetings/papers/<uuid:uid>/text/", endpoints.PaperText.as_view(), name="paper-text"),
    path("meetings/<uuid:uid>/", endpoints.OneMeeting.as_view(), name="meeting-detail"),
    path("meetings/<uuid:uid>/answer/", endpoints.MeetingAnswer.as_view(), name="meeting-answer"),
]
