"""Make the buckets that settings name, try what their servers do, and say it plainly."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from storage.backends.base import VaultUnavailableError
from storage.backends.s3 import probing
from storage.backends.s3.place import Place, copy_place, main_place
from storage.backends.s3.probing import Probed, Promise
from storage.backends.s3.vault import S3Vault
from storage.flaws import flaws_of

_CONDITION = {
    Promise.KEPT: "Of two who write one name at once, one does: kept.",
    Promise.BROKEN: "It lets two write one name at once; with names that are digests, no harm.",
    Promise.REFUSED: "It knows no conditions; two may write one name at once, which does no harm.",
}
_LOCK = {
    Promise.KEPT: "It locks what it is asked to lock: a deletion was tried and refused.",
    Promise.BROKEN: "It takes the wish for a lock and does NOT lock: a deletion went through.",
    Promise.REFUSED: "It does not lock, and says so.",
}
_ENCRYPTION = {
    Promise.KEPT: "It encrypts when it is asked to.",
    Promise.BROKEN: "It takes the wish for encryption and does NOT confirm that it encrypts.",
    Promise.REFUSED: "It does not encrypt, and says so.",
}


class Command(BaseCommand):
    help = "Make the buckets of the vault and of its copies, and try what their servers do."

    def handle(self, **_options: Any) -> None:
        places = {"The vault": main_place(), "The second store": copy_place()}
        stops = False
        for name, place in places.items():
            if place is None:
                self.stdout.write(f"{name} is on no S3 server.")
            else:
                stops |= self._look(name, place)
        if stops:
            raise CommandError("Files cannot be kept with these settings.")

    def _look(self, name: str, place: Place) -> bool:
        vault = S3Vault(place)
        self.stdout.write(f"{name} is in the bucket {place.bucket} of {place.endpoint}.")
        try:
            if probing.make_ready(vault):
                self.stdout.write("The bucket was made.")
            probed = probing.probe(vault)
        except VaultUnavailableError as error:
            raise CommandError(str(error)) from error
        self._tell(probed)
        with translation.override("en"):
            flaws = flaws_of(vault, probed)
        for flaw in flaws:
            self.stdout.write(self.style.ERROR(flaw.sentence))
        if not flaws:
            self.stdout.write(self.style.SUCCESS("It does what settings ask of it."))
        return any(flaw.stops for flaw in flaws)

    def _tell(self, probed: Probed) -> None:
        versions = "It keeps versions." if probed.is_versioned else "It keeps no versions."
        said = (_CONDITION[probed.condition], _LOCK[probed.lock], _ENCRYPTION[probed.encryption])
        for sentence in (versions, *said):
            self.stdout.write(f"  {sentence}")
