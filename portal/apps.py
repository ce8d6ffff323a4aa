"""The portal as a Django app, and an admin that finds the admin modules of those apps it shows."""

import gc
from importlib import import_module

from django.apps import AppConfig, apps
from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig as DjangoStaticFilesConfig
from django.core.checks import Tags, register
from django.utils.module_loading import module_has_submodule

from portal.checks import each_step_was_taken

WITHOUT_ADMIN = (
    "leaflet",  # its admin module needs GDAL
    # Their admin modules show the secrets of everybody's second factor.
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
)


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        register(each_step_was_taken, Tags.database)
        # What is loaded by now stays for ever: looking through it again and again for garbage took
        # a sixth of the time of a council's page (benchmarks/pages.py).
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 20)


class AdminConfig(SimpleAdminConfig):
    """Autodiscovery as Django does it, with our page of users in the place of Django's."""

    default_site = "portal.admin.PortalAdminSite"

    def ready(self) -> None:
        super().ready()
        for app in apps.get_app_configs():
            if app.name not in WITHOUT_ADMIN and module_has_submodule(app.module, "admin"):
                import_module(f"{app.name}.admin")
        import_module("portal.staff.users")


class StaticFilesConfig(DjangoStaticFilesConfig):
    """Collects of what packages bring only what a page can ask for: to compress the rest took half
    the time."""

    ignore_patterns = [
        *DjangoStaticFilesConfig.ignore_patterns,
        "rest_framework",  # a browsable API; ours is read
        *("draw", "*-src*"),  # Leaflet's tools for drawing, and its sources
        *("jquery.js", "select2.full.js", "xregexp.js"),  # asked for with DEBUG, not out of here
    ]
