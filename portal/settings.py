"""Every setting in one file: each is a constant or comes from the environment.

docs/deploying.md lists the variables. What is missing fails with a sentence that says what to set.
"""

import os
from pathlib import Path

import dj_database_url
from csp.constants import SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))


def listed(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def secret_key() -> str:
    if key := os.environ.get("SECRET_KEY"):
        return key
    file = VAR_DIR / "secret_key"
    if file.exists():
        return file.read_text().strip()
    raise ImproperlyConfigured(
        f"There is no secret key: set SECRET_KEY, or run script/setup, which makes {file}."
    )


SECRET_KEY = secret_key()
DEBUG = os.environ.get("DEBUG", "") == "1"
ALLOWED_HOSTS = listed("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = listed("CSRF_TRUSTED_ORIGINS")

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
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "leaflet",
    "rest_framework",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "portal.instant.InstantMiddleware",
    "portal.caching.PublicCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
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
            "builtins": ["portal.templatetags.charts", "portal.templatetags.figures"],
        },
    }
]


def database() -> dict:
    """SQLite beside the code, or what DATABASE_URL says: PostgreSQL through a pool."""
    url = os.environ.get("DATABASE_URL", f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")
    found = dj_database_url.parse(url)
    if found["ENGINE"].endswith("sqlite3"):
        # Kept open, with a write-ahead log: two to three times as many answers a second.
        found["CONN_MAX_AGE"] = None
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            " PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456;",
        }
    else:
        # A pool keeps the connections, so Django must not.
        found["CONN_MAX_AGE"] = 0
        found.setdefault("OPTIONS", {}).setdefault("pool", {"min_size": 2, "max_size": 16})
    return found


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.staticfiles.HashedModuleStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# The map draws on plain paper: no tiles, so no request to another origin.
LEAFLET_CONFIG = {"TILES": [], "RESET_VIEW": False}

# Sessions and cookies exist under /admin/ alone: the public gets none.
SESSION_COOKIE_PATH = "/admin/"
CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
HTTPS = os.environ.get("HTTPS", "") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = False  # the proxy in front redirects
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},
}
