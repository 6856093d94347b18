"""Settings shared by every way of running the site; values that differ between machines come from the environment."""

from pathlib import Path

import environ

from config.settings.readers import readers_backend

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = Path(env.str("LANTOA_VAR", default=str(BASE_DIR / "var")))

DEBUG = False
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
SECRET_KEY: str = env.str("SECRET_KEY", default="")

INSTALLED_APPS = [
    "demo",
    "home",
    "reports",
    "search",
    "stories",
    "comments",
    "reactions",
    "visits",
    "accounts",
    "places",
    "media",
    "core",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.apps.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Where nothing in front compresses. Forms' tokens are masked and lengths vary: nothing can be guessed from them.
    "django.middleware.gzip.GZipMiddleware",
    "core.middleware.ContentSecurityPolicyMiddleware",
    "core.middleware.ReaderCacheMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.BadInputMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "stories.middleware.PublicRedirectMiddleware",
    "core.newsroom.NewsroomMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

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
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'lantoa.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    _newsroom_search = "search.backends.wagtail_sqlite"
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    # Several processes write: take the lock when a transaction begins and wait for it, instead of failing midway.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=268435456;",
    }
else:
    _newsroom_search = "search.backends.wagtail_postgres"
    INSTALLED_APPS.append("django.contrib.postgres")
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Views wait here until they are counted, on a disk of this machine: see visits.journal.
VISITS_ROOT = VAR_DIR / "visits"
# Where several machines share what is to be forgotten of visits; see visits.marks.
VISITS_REDIS_URL = env.str("VISITS_REDIS_URL", default="")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://lantoa")}

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "core.sheets.SheetFinder",
    "core.scripts.ScriptFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# A page's form with many blocks has more fields than Django's thousand.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# The session and the CSRF cookie are for staff; readers' pages never set them.
SESSION_COOKIE_NAME = "lantoa_session"
CSRF_COOKIE_NAME = "lantoa_csrf"
CSRF_FAILURE_VIEW = "core.views.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
# The newsroom shows its preview in a frame of our own.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
LOGIN_URL = "wagtailadmin_login"
# Readers of a closed page sign in too; without an address to go back to they find the front page.
LOGIN_REDIRECT_URL = "/"

WAGTAIL_SITE_NAME = "Lan Tỏa"
WAGTAILADMIN_BASE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000")
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Addresses don't follow the tree, so Wagtail's own automatic redirects would be wrong; stories.addresses writes them.
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "core.posted.RichTextArea"}}
WAGTAILIMAGES_IMAGE_MODEL = "media.Image"
WAGTAILDOCS_DOCUMENT_MODEL = "media.Document"
# The newsroom's search; readers have their own, see the room `search`.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": _newsroom_search}, **readers_backend(env)}
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True
# Nothing calls a third party.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
# Phone photos come at up to 20 MB; see media.uploads for the limits of pixels and the stored size.
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 80_000_000
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic", "heif"]
# A phone with three pixels for one takes the largest picture: at 80, Wagtail's own value, that would weigh too much.
WAGTAILIMAGES_WEBP_QUALITY = 70
WAGTAILIMAGES_IMAGE_FORM_BASE = "media.forms.ImageForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "xlsx", "zip", "mp3", "m4a", "ogg"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_FORM_BASE = "media.forms.DocumentForm"
# Always through the view, which sends everything but PDF as a download, whatever the storage.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILADMIN_USER_LOGIN_FORM = "accounts.forms.LoginForm"
WAGTAIL_PASSWORD_RESET_ENABLED = True
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
if EMAIL_CONFIG["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend":
    EMAIL_BACKEND = "accounts.mail.PatientEmailBackend"
EMAIL_TIMEOUT = 10
# Administrators of the machine are not told of every draft.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="lantoa@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Not one line for every mistyped address.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "django_tasks": {"level": "WARNING"},
        # A line a minute says that Elasticsearch is away, not one a request.
        "elastic_transport": {"level": "ERROR"},
        "wagtail": {"level": "WARNING"},
    },
}

ADMIN_PATH = "/quan-tri/"
# What readers search is counted by day, without anything personal, and forgotten after so many days.
SEARCHES_KEPT_DAYS = env.int("SEARCHES_KEPT_DAYS", default=400)
# Video players that a reader may open in a frame, after a press; stories.blocks checks addresses against the same list.
VIDEO_FRAME_SOURCES = ["https://www.youtube-nocookie.com"]
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
