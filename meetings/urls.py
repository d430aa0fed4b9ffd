"""Addresses of the pages of meetings."""

from django.urls import path

from meetings.views import agenda, board, meetings, papers, participants, reader

app_name = "meetings"

urlpatterns = [
    path("", meetings.list_, name="list"),
    path("new/", meetings.prepare, name="prepare"),
    path("items/<uuid:uid>/", agenda.edit, name="item"),
    path("items/<uuid:uid>/move/", agenda.move, name="move-item"),
    path("items/<uuid:uid>/remove/", agenda.remove, name="remove-item"),
    path("items/<uuid:uid>/readers/", agenda.readers, name="readers"),
    path("items/<uuid:uid>/papers/", papers.add, name="add-papers"),
    path("items/<uuid:uid>/secret/", papers.add_secret, name="add-secret"),
    path("items/<uuid:uid>/documents/", papers.documents, name="documents"),
    path("papers/<uuid:uid>/", reader.paper, name="paper"),
    path("papers/<uuid:uid>/find/", reader.find_in_paper, name="find-in-paper"),
    path("papers/<uuid:uid>/file/", papers.file, name="paper-file"),
    path("papers/<uuid:uid>/original/", papers.original, name="paper-original"),
    path("papers/<uuid:uid>/opened/", papers.opened, name="paper-opened"),
    path("papers/<uuid:uid>/withdraw/", papers.withdraw, name="withdraw-paper"),
    path("participants/<uuid:uid>/answer/", participants.answer, name="answer"),
    path("participants/<uuid:uid>/remove/", participants.remove, name="remove-participant"),
    path("<uuid:uid>/", meetings.detail, name="detail"),
    path("<uuid:uid>/edit/", meetings.edit, name="edit"),
    path("<uuid:uid>/send/", meetings.send, name="send"),
    path("<uuid:uid>/remind/", meetings.remind, name="remind"),
    path("<uuid:uid>/close/", meetings.close, name="close"),
    path("<uuid:uid>/cancel/", meetings.cancel, name="cancel"),
    path("<uuid:uid>/items/", agenda.add, name="add-item"),
    path("<uuid:uid>/people/", participants.people, name="people"),
    path("<uuid:uid>/invite/", participants.invite, name="invite"),
    path("<uuid:uid>/board/", board.board, name="board"),
    path("<uuid:uid>/read/", reader.packet, name="read"),
    path("<uuid:uid>/read/find/", reader.find_in_packet, name="find-in-packet"),
    path("<uuid:uid>/packet/", reader.packet_file, name="packet-file"),
    path("<uuid:uid>/packet/download/", reader.packet_download, name="packet-download"),
    path("<uuid:uid>/packet/ask/", reader.ask, name="ask-packet"),
]
