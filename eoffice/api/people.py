"""How people, posts, units and agencies are told to programs."""

from typing import Any

from rest_framework import serializers


class PersonSerializer(serializers.Serializer[Any]):
    """A person."""

    uid = serializers.UUIDField()
    full_name = serializers.CharField()


class UnitSerializer(serializers.Serializer[Any]):
    """A unit of an agency."""

    uid = serializers.UUIDField()
    name = serializers.CharField()


class PostSerializer(serializers.Serializer[Any]):
    """A post of a unit."""

    uid = serializers.UUIDField()
    title = serializers.CharField()
    unit = UnitSerializer()


class AgencySerializer(serializers.Serializer[Any]):
    """An agency."""

    uid = serializers.UUIDField()
    name = serializers.CharField()
