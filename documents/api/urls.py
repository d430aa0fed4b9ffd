"""Addresses of documents, work and files for programs. Things are named by their uid."""

from django.urls import path

from documents.api import assignments, incoming, outgoing, papers, work_files

urlpatterns = [
    path("incoming/", incoming.IncomingDocuments.as_view(), name="incoming-list"),
    path("incoming/<uuid:uid>/", incoming.IncomingDocument.as_view(), name="incoming-detail"),
    path(
        "incoming/<uuid:uid>/register/",
        incoming.IncomingRegister.as_view(),
        name="incoming-register",
    ),
    path(
        "incoming/<uuid:uid>/enclosures/",
        incoming.IncomingEnclosures.as_view(),
        name="incoming-enclosures",
    ),
    path(
        "incoming/<uuid:uid>/submit-to/",
        incoming.IncomingSubmitTo.as_view(),
        name="incoming-submit-to",
    ),
    path("incoming/<uuid:uid>/submit/", incoming.IncomingSubmit.as_view(), name="incoming-submit"),
    path("incoming/<uuid:uid>/refuse/", incoming.IncomingRefuse.as_view(), name="incoming-refuse"),
    path("outgoing/", outgoing.OutgoingDocuments.as_view(), name="outgoing-list"),
    path("outgoing/signers/", outgoing.OutgoingSigners.as_view(), name="outgoing-signers"),
    path("outgoing/<uuid:uid>/", outgoing.OutgoingDocument.as_view(), name="outgoing-detail"),
    path("outgoing/<uuid:uid>/change/", outgoing.OutgoingChange.as_view(), name="outgoing-change"),
    path(
        "outgoing/<uuid:uid>/draft-file/",
        outgoing.OutgoingDraftFile.as_view(),
        name="outgoing-draft-file",
    ),
    path(
        "outgoing/<uuid:uid>/enclosures/",
        outgoing.OutgoingEnclosures.as_view(),
        name="outgoing-enclosures",
    ),
    path("outgoing/<uuid:uid>/submit/", outgoing.OutgoingSubmit.as_view(), name="outgoing-submit"),
    path(
        "documents/<uuid:uid>/files/<uuid:version>/content/",
        papers.DocumentFileContent.as_view(),
        name="document-file-content",
    ),
    path(
        "documents/<uuid:uid>/files/<uuid:version>/text/",
        papers.DocumentFileText.as_view(),
        name="document-file-text",
    ),
    path("assignments/", assignments.Assignments.as_view(), name="assignment-list"),
    path("assignments/<uuid:uid>/", assignments.OneAssignment.as_view(), name="assignment-detail"),
    path(
        "assignments/<uuid:uid>/accept/",
        assignments.AssignmentAccept.as_view(),
        name="assignment-accept",
    ),
    path(
        "assignments/<uuid:uid>/report/",
        assignments.AssignmentReport.as_view(),
        name="assignment-report",
    ),
    path(
        "assignments/<uuid:uid>/return/",
        assignments.AssignmentReturn.as_view(),
        name="assignment-return",
    ),
    path(
        "assignments/<uuid:uid>/complete/",
        assignments.AssignmentComplete.as_view(),
        name="assignment-complete",
    ),
    path("work-files/", work_files.WorkFiles.as_view(), name="work-file-list"),
    path("work-files/<uuid:uid>/", work_files.OneWorkFile.as_view(), name="work-file-detail"),
    path(
        "work-files/<uuid:uid>/things/",
        work_files.WorkFileThings.as_view(),
        name="work-file-things",
    ),
]
