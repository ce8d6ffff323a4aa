"""The admin site of ombudsman staff."""

from django.contrib.admin import AdminSite


class PortalAdminSite(AdminSite):
    site_header = "Council performance"
    site_title = "Council performance"
    index_title = "Administration"
    enable_nav_sidebar = False
