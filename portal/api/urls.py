"""Every address under /api/."""

from django.urls import path
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer
from drf_spectacular.views import SpectacularAPIView

from portal.api.endpoints import ENDPOINTS
from portal.api.renderers import CSVRenderer
from portal.api.views import OneRow, RowList

schema = SpectacularAPIView.as_view(renderer_classes=[OpenApiJsonRenderer, OpenApiYamlRenderer])

urlpatterns = [path("v1/schema/", schema, name="api-schema")]
for slug, endpoint in ENDPOINTS.items():
    as_csv = RowList.as_view(endpoint=endpoint, renderer_classes=(CSVRenderer,))
    urlpatterns += [
        path(f"v1/{slug}/", RowList.as_view(endpoint=endpoint), name=f"api-{slug}"),
        path(f"v1/{slug}.csv", as_csv, name=f"api-{slug}-csv"),
    ]
    if endpoint.one:
        view = OneRow.as_view(endpoint=endpoint)
        urlpatterns.append(path(f"v1/{slug}/<str:name>/", view, name=f"api-{slug}-one"))
