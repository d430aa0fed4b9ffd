"""For whom a program acts, and what its token covers."""

from typing import Any, cast

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from eoffice.api.admission import Caller
from eoffice.api.endpoints import Endpoint
from eoffice.api.people import AgencySerializer, PersonSerializer, PostSerializer
from eoffice.api.scopes import Scope


class TokenSerializer(serializers.Serializer[Any]):
    """The token with which this was asked."""

    uid = serializers.UUIDField()
    name = serializers.CharField()
    scopes = serializers.ListField(child=serializers.ChoiceField(choices=Scope.values))
    expires_at = serializers.DateTimeField()


class MeSerializer(serializers.Serializer[Any]):
    """For whom the program acts, and what its token covers."""

    person = PersonSerializer()
    post = PostSerializer()
    agency = AgencySerializer()
    token = TokenSerializer()


class Me(Endpoint):
    """Asks for no scope: a token may always know what it is."""

    reads = MeSerializer

    def get(self, request: Request) -> Response:
        """Tell for whom the program acts.

        The person, their post and agency, and the scopes and the end of the token.
        """
        actor = self.actor
        caller = cast(Caller, request.auth)
        shown = {
            "person": actor.user,
            "post": actor.post,
            "agency": actor.agency,
            "token": caller.token,
        }
        return Response(MeSerializer(shown).data)
