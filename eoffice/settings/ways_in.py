"""Who comes in and how, for how long, and what browsers are told to allow."""

from csp.constants import NONCE, NONE, SELF

from eoffice.settings import env

# Who comes in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "eoffice.accounts.backends.PasswordBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "eoffice.accounts.adapter.OfficeAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = {"login": "60/m/ip"}
# Five wrong passwords for one name from one address: a quarter of an hour (S25).
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
# The second step, and passkeys, which are both steps in one (docs/decisions/0015).
SECOND_STEP_FOR = env.words("SECOND_STEP_FOR", "ADMINISTRATOR")  # duties that must have one
MFA_ADAPTER = "eoffice.accounts.authenticators.OfficeMFAAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up here: addresses are entered, not verified
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_DIGITS = 10
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # clocks of telephones differ: the code before and after is taken, too
# Single sign-on by OpenID Connect, where OIDC_SERVER_URL (the issuer) is set
OIDC_CLAIM = env.text("OIDC_CLAIM", "preferred_username")
OIDC_CLIENT_ID = env.text("OIDC_CLIENT_ID", "")
OIDC_CLIENT_SECRET = env.secret("OIDC_CLIENT_SECRET", "")
OIDC_NAME = env.text("OIDC_NAME", "SSO")
OIDC_SECOND_STEP = env.words("OIDC_SECOND_STEP", "mfa")
OIDC_SERVER_URL = env.text("OIDC_SERVER_URL", "")
SOCIALACCOUNT_ADAPTER = "eoffice.accounts.single_sign_on.OfficeSocialAccountAdapter"
ANONYMOUS_USER_NAME = None  # guardian: nobody is somebody
GUARDIAN_MONKEY_PATCH_USER = False
SILENCED_SYSTEM_CHECKS = [
    "guardian.W001",  # rights are asked of eoffice.access alone
    "models.W040",  # SQLite looks at the row for what PostgreSQL finds in the index
]

# Sessions, cookies, headers
SESSION_COOKIE_AGE = 12 * 60 * 60  # whatever happens, from signing in on
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
SESSION_ENGINE = "eoffice.accounts.sessions"
SESSION_IDLE_MINUTES = env.number("SESSION_IDLE_MINUTES", "60")
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "eoffice.web.views.errors.csrf_failure"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "worker-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
