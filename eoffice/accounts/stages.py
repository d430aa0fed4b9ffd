"""The stages between a right password and being signed in."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from eoffice.accounts import second_step, single_sign_on


class SecondStepStage(AuthenticateStage):
    """allauth's stage of the second step, which a provider may have asked for already."""

    def _should_handle(self, request: HttpRequest) -> bool:
        if single_sign_on.has_asked_second_step(self.login):
            second_step.note_passed(request, self.login.user, second_step.BY_PROVIDER)
            return False
        return bool(super()._should_handle(request))
