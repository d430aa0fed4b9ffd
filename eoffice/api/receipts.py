"""What a program is answered when it has changed something."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rest_framework import serializers


@dataclass(frozen=True)
class Receipt:
    """What came of a request that changes something: uids, codes and numbers, never words.

    The words are one request away, where rights are asked anew; so that an answer which is given
    again tells nothing that its reader may no longer know.
    """

    uid: UUID
    url: str
    state: str = ""
    number: int | None = None
    is_new: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "uid": str(self.uid),
            "url": self.url,
            "state": self.state,
            "number": self.number,
        }


class ReceiptSerializer(serializers.Serializer[Receipt]):
    """What came of a request that changes something."""

    uid = serializers.UUIDField(help_text="What was made or changed.")
    url = serializers.CharField(help_text="Where it is read.")
    state = serializers.CharField(help_text="How far it is now; empty where it has no states.")
    number = serializers.IntegerField(
        allow_null=True, help_text="The number in the register that it got, if it did."
    )
