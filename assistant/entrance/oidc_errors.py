"""OIDC errors: a provider that cannot be asked, or that says what is not to be believed."""

from index.errors import YoujuError


class SignInBroken(YoujuError):
    """Nobody is signed in by what came of it; the message says what to do."""

    @staticmethod
    def gone() -> "SignInBroken":
        """What was begun is not there any more, or another was."""
        return SignInBroken("这次登录没有完成或已过期：请重新登录")
