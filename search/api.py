"""Search for programs: the same question, the same rights and the same counts as on the page."""

from typing import Any

from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from eoffice.api.endpoints import Asked, Endpoint
from eoffice.api.flaws import require_valid
from eoffice.api.paging import page_after
from eoffice.api.problems import UNAVAILABLE, ProblemError
from eoffice.api.scopes import Scope
from search.engines.base import FACETS, LARGEST_PAGE, Marked
from search.examples import FIND
from search.finding import PAGE, Result, Results, find_for
from search.forms import MOST_VALUES, SearchForm

_LONGEST = 1000
_AGAIN_AFTER = {"Retry-After": "30"}


class SearchAsked(Asked):
    """The words and the filters. A value that nothing has finds nothing."""

    q = serializers.CharField(
        required=False, allow_blank=True, max_length=_LONGEST, help_text="As on the search page."
    )
    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)
    order = serializers.ChoiceField(choices=["best", "newest"], required=False)
    after = serializers.CharField(required=False, max_length=200, help_text="As in `next`.")
    limit = serializers.IntegerField(
        required=False, default=PAGE, min_value=1, max_value=LARGEST_PAGE
    )

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """Take a filter for each facet, by which the hits are counted too."""
        facets: dict[str, serializers.Field[Any, Any, Any, Any]] = {
            facet: serializers.ListField(
                child=serializers.CharField(max_length=200),
                required=False,
                max_length=MOST_VALUES,
                help_text="Any of these.",
            )
            for facet in FACETS
        }
        return {**super().get_fields(), **facets}


class MarkedSerializer(serializers.Serializer[Marked]):
    """A text, and where in it the asked words stand: from–to, in characters."""

    text = serializers.CharField()
    marks = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField(), min_length=2, max_length=2)
    )


class SnippetSerializer(MarkedSerializer):
    """A piece of a page, for who may read it."""

    page = serializers.IntegerField()


class HitSerializer(serializers.Serializer[Result]):
    """One thing found, as it is now."""

    uid = serializers.UUIDField()
    kind_name = serializers.CharField(source="card.kind", help_text="What it is, in words.")
    title = MarkedSerializer()
    symbol = MarkedSerializer()
    body = MarkedSerializer()
    day = serializers.DateField(source="card.day", allow_null=True)
    state_name = serializers.CharField(source="card.state")
    snippets = SnippetSerializer(many=True)


class CountedSerializer(serializers.Serializer[Any]):
    """How many there are of one value of a facet."""

    value = serializers.CharField()
    count = serializers.IntegerField()


class FacetSerializer(serializers.Serializer[Any]):
    """A facet, counted as if its own filter were not set."""

    name = serializers.ChoiceField(choices=FACETS)
    values = CountedSerializer(many=True)


class FoundSerializer(serializers.Serializer[Any]):
    """A page of hits."""

    items = HitSerializer(many=True)
    next = serializers.CharField(allow_null=True, help_text="Where the next page is.")
    total = serializers.IntegerField()
    is_more = serializers.BooleanField(help_text="There are more than `total` says.")
    facets = FacetSerializer(many=True)


class Search(Endpoint):
    """The search."""

    scopes = {"GET": Scope.SEARCH_READ}
    asks, gives_page, is_page = SearchAsked, FoundSerializer, True
    examples = {"GET": FIND}

    def get(self, request: Request) -> Response:
        """Search everything that the person may know of.

        Words match titles and the like for whoever may list a thing, its content for its readers.
        """
        asked = self.asked()
        form = SearchForm(self.request.query_params)
        require_valid(form)
        found = find_for(self.actor, form.cleaned_data, at=timezone.now(), size=asked["limit"])
        if not found.is_ready:
            raise ProblemError(UNAVAILABLE, _why_not(found), headers=_AGAIN_AFTER)
        facets = [
            {"name": name, "values": values} for name, values in found.facets.items() if values
        ]
        return page_after(
            request,
            [HitSerializer(one).data for one in found.results],
            found.next,
            total=found.total,
            is_more=found.is_more,
            facets=FacetSerializer(facets, many=True).data,
        )


def _why_not(found: Results) -> str:
    """Say why nothing could be found, as the page does."""
    if found.is_reachable:
        return _("The search index is not ready; ask again later.")
    return _("Search cannot be reached just now; ask again later.")


urlpatterns = [path("search/", Search.as_view(), name="search")]
