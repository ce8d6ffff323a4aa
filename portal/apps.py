"""The portal as a Django app, and an admin that finds every app's admin module but leaflet's."""

import gc
from importlib import import_module

from django.apps import AppConfig, apps
from django.contrib.admin.apps import SimpleAdminConfig
from django.utils.module_loading import module_has_submodule


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        # What is loaded by now stays for ever: looking through it again and again for garbage took
        # a sixth of the time of a council's page (benchmarks/pages.py).
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 20)


class AdminConfig(SimpleAdminConfig):
    """Autodiscovery as Django does it, except for leaflet, whose admin module needs GDAL."""

    default_site = "portal.admin.PortalAdminSite"

    def ready(self) -> None:
        super().ready()
        for app in apps.get_app_configs():
            if app.name != "leaflet" and module_has_submodule(app.module, "admin"):
                import_module(f"{app.name}.admin")
