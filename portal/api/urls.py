"""Every address under /api/."""

from django.urls import path
from django.views.generic import RedirectView

from portal.api.endpoints import ENDPOINTS
from portal.api.renderers import CSVRenderer
from portal.api.views import OneRow, RowList, Schema

urlpatterns = [
    path("v1/", RedirectView.as_view(pattern_name="api"), name="api-v1"),
    path("v1/schema/", Schema.as_view(), name="api-schema"),
]
for slug, endpoint in ENDPOINTS.items():
    as_csv = RowList.as_view(endpoint=endpoint, renderer_classes=(CSVRenderer,))
    urlpatterns += [
        path(f"v1/{slug}/", RowList.as_view(endpoint=endpoint), name=f"api-{slug}"),
        path(f"v1/{slug}.csv", as_csv, name=f"api-{slug}-csv"),
    ]
    if endpoint.one:
        view = OneRow.as_view(endpoint=endpoint)
        urlpatterns.append(path(f"v1/{slug}/<str:name>/", view, name=f"api-{slug}-one"))
