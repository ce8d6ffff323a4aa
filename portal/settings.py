"""Every setting in one file: each is a constant or comes from the environment.

docs/deploying.md lists the variables. What is missing fails with a sentence that says what to set.
"""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import SELF
from whitenoise.compress import Compressor

from portal import sign_in_provider
from portal.database import database
from portal.environment import (
    listed,
    mail,
    number,
    people,
    proxies,
    secret_key,
    site_url,
    switch,
    tag_authority,
)
from portal.watching import sentry
from portal.watching.logs import logs

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))

SECRET_KEY = secret_key(VAR_DIR)
# Keys there were before: what was signed or sealed with them still counts.
SECRET_KEY_FALLBACKS = listed("SECRET_KEY_FALLBACKS")
DEBUG = os.environ.get("DEBUG", "") == "1"
ALLOWED_HOSTS = listed("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = listed("CSRF_TRUSTED_ORIGINS")
# Whose word is taken for where a request comes from (portal/wsgi.py).
TRUSTED_PROXIES = proxies("TRUSTED_PROXIES")

# Where the portal is found: letters and e-mails name addresses in full.
SITE_URL = site_url()

# What the entries of feeds are known by for ever, so it stays where SITE_URL changes: a host name
# and a year in which it was ours.
TAG_AUTHORITY = tag_authority()

globals().update(mail())  # each under Django's name for it

# Who runs this portal: the words that pages use.
OMBUDSMAN = {
    "name": os.environ.get("OMBUDSMAN_NAME", "Local Government and Social Care Ombudsman"),
    "short_name": os.environ.get("OMBUDSMAN_SHORT_NAME", "Ombudsman"),
    "website": os.environ.get("OMBUDSMAN_WEBSITE", "https://www.lgo.org.uk/"),
    "complain_url": os.environ.get(
        "OMBUDSMAN_COMPLAIN_URL", "https://www.lgo.org.uk/make-a-complaint"
    ),
    "phone": os.environ.get("OMBUDSMAN_PHONE", "0300 061 0614"),
    "contact_email": os.environ.get("OMBUDSMAN_CONTACT_EMAIL", ""),
}

# Whom to tell of a weakness (/.well-known/security.txt): an address such as mailto: or https:.
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT", "")

INSTALLED_APPS = [
    "portal.apps.PortalConfig",
    "letters.apps.LettersConfig",
    "complaints.apps.ComplaintsConfig",
    "councils.apps.CouncilsConfig",
    "portal.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",  # for its templates
    "portal.apps.StaticFilesConfig",
    "axes",
    "corsheaders",
    "csp",
    "django_filters",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "drf_spectacular",
    "leaflet",
    "rest_framework",
    "simple_history",
]

MIDDLEWARE = [
    "portal.watching.middleware.WatchMiddleware",
    "portal.instant.InstantMiddleware",
    "portal.kept.answers.KeptAnswersMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # Before the policies of pages: on a page's forty files they would be 14 kB that bind nothing.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.permissions.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.crowd.CrowdMiddleware",
    "portal.compression.CompressionMiddleware",
    "portal.cache.PublicCacheMiddleware",
    "portal.read_only.ReadOnlyMiddleware",
    "portal.time_limit.TimeLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "portal.one_address.OneAddressMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "portal.staff.sessions.SessionEndMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.site",
            ],
            "builtins": [
                "complaints.templatetags.cases",
                "complaints.templatetags.charts",
                "complaints.templatetags.figures",
                *("councils.templatetags.people", "complaints.templatetags.terms"),
                *("councils.templatetags.addresses", "councils.templatetags.dates"),
                "portal.templatetags.pages",
            ],
        },
    }
]


# While it is upgraded: the public reads on, nothing is written (portal/read_only.py).
READ_ONLY = switch("READ_ONLY", "1", "0")
DATABASES = {"default": database(VAR_DIR, read_only=READ_ONLY)}
STATEMENT_SECONDS = number("STATEMENT_SECONDS", 5, most=600)  # for a public page
RECORD_SECONDS = 1  # for which a process goes by what it read of the public record
# Public answers that were made once; 0 keeps none.
KEPT_ANSWERS = Path(os.environ.get("KEPT_ANSWERS", VAR_DIR / "answers"))
KEPT_ANSWERS_MEGABYTES = number("KEPT_ANSWERS_MEGABYTES", 512, most=100_000, least=0)
PAGES_AT_ONCE = number("PAGES_AT_ONCE", 2, most=6)  # and as many of staff's: its pool has 16
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True  # a reason is kept whole
SIMPLE_HISTORY_REVERT_DISABLED = True  # what was is read, never put back

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    sign_in_provider.BACKEND,
]

# Whose word counts beside passwords: an office's own provider of OpenID Connect.
SIGN_IN_PROVIDER = sign_in_provider.provider()

# Who waits after wrong passwords: portal/staff/lockout.py counts in the place of django-axes.
AXES_HANDLER = "portal.staff.lockout.Attempts"
AXES_LOCKOUT_CALLABLE = "portal.staff.lockout.locked_out"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # what is refused is not counted
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# How long a link to choose a password works, or a one-time password.
PASSWORD_RESET_TIMEOUT = int(timedelta(days=3).total_seconds())

# Without it, who has a second factor gives its code, and who has none may sign in.
SECOND_FACTOR_REQUIRED = switch("SECOND_FACTOR", "required", "optional")
OTP_TOTP_ISSUER = f"{OMBUDSMAN['short_name']} council performance"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
FORMAT_MODULE_PATH = ["portal.formats"]
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "portal.typefaces.TypefaceFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.staticfiles.BundledStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")  # for debuggers

# The map draws on plain paper: no tiles, so no request to another origin.
LEAFLET_CONFIG = {"TILES": [], "RESET_VIEW": False}

# Sessions and cookies exist under /admin/ alone: the public gets none.
SESSION_COOKIE_PATH = "/admin/"
CSRF_COOKIE_PATH = "/admin/"
LOGIN_REDIRECT_URL = "/admin/"  # where the address says nowhere, or somewhere else
SESSION_LASTS = timedelta(hours=12)  # from signing in
SESSION_MAY_REST = timedelta(hours=1)  # without a request
# A day longer than it opens anything: what is sent too late finds whose it is.
SESSION_COOKIE_AGE = int((SESSION_LASTS + timedelta(days=1)).total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# Messages in a cookie would go to every address.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
HTTPS = os.environ.get("HTTPS", "") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = False  # the proxy in front redirects
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
# What is above the portal's own name, and whether the proxy redirects, is not the portal's to say.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W008", "security.W021"]
CSRF_FAILURE_VIEW = "portal.pages.errors.stale_form"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "manifest-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# What is open data may be read by the pages of any other site; it needs no cookie.
CORS_URLS_REGEX = r"/((api|data)/|(councils/[^/]+/)?feed\.atom|councils/[^/]+/record\.json)"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ("GET", "HEAD", "OPTIONS")
CORS_ALLOW_HEADERS = ("accept", "if-none-match", "if-range", "range")
CORS_EXPOSE_HEADERS = (
    *("Accept-Ranges", "Content-Range", "ETag", "Link"),
    "Release-Editions",
    "Figures-Suspended",
    *("Deprecation", "Sunset", "Content-Disposition"),
)

REST_FRAMEWORK = {
    "EXCEPTION_HANDLER": "portal.api.problems.handled",
    "DEFAULT_SCHEMA_CLASS": "portal.api.schema.DataSchema",
    "URL_FORMAT_OVERRIDE": None,  # the address or Accept says the format
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Council performance",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "DESCRIPTION": "What the ombudsman found about every local council, for whoever wants to use"
    " it. Read-only, without a key, under the Open Government Licence v3.0. The page at /api/"
    " explains it.",
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "POSTPROCESSING_HOOKS": ["portal.api.document.completed"],
    "GET_MOCK_REQUEST": "portal.api.schema.request_for",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENABLE_DJANGO_DEPLOY_CHECK": False,  # it is made for a request; tests make it
    "SERVE_AUTHENTICATION": (),
    "SERVE_PERMISSIONS": (),
}

# What whoever runs the portal sees of it (portal/watching).
LOG_IN_JSON = switch("LOG_FORMAT", "json", "words")
DRIFT_LIMIT = number("DRIFT_LIMIT", 20, most=1_000_000)  # cases of a published year
METRICS_PORT = number("METRICS_PORT", 0, most=65_535) if os.environ.get("METRICS_PORT") else 0
METRICS_HOST = os.environ.get("METRICS_HOST") or "127.0.0.1"
VIRUS_SCANNER = os.environ.get("VIRUS_SCANNER", "").strip()  # councils/attachments/scanner.py
ADMINS = people("ADMINS")
SERVER_EMAIL, EMAIL_SUBJECT_PREFIX = globals()["DEFAULT_FROM_EMAIL"], "Council performance: "
LOGGING = logs(in_json=LOG_IN_JSON, mails_errors=bool(ADMINS))
if dsn := os.environ.get("SENTRY_DSN"):
    sentry.begin(dsn)
