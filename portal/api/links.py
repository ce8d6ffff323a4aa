"""From one answer to the next: which value of a row names a row of another list.

As OpenAPI's links have it (https://spec.openapis.org/oas/v3.1.1.html#link-object), made of what the
data sets refer to and of their keys.
"""

from __future__ import annotations

from typing import Any

from portal.api.endpoints import ENDPOINTS, Endpoint


def links(endpoint: Endpoint, is_list: bool) -> dict[str, Any]:
    """By the column that holds the name: of a list, that of its first row."""
    within = "/results/0" if is_list else "/result"
    dataset = endpoint.dataset if is_list else endpoint.dataset_of_one
    named = dict(dataset.refers)
    if is_list and endpoint.one:
        named[dataset.key[0]] = endpoint.slug
    return {
        column: {
            "operationId": operation_of_one(slug),
            "parameters": {"name": f"$response.body#{within}/{column}"},
            "description": f"The row of {slug.replace('-', ' ')} that {column} names.",
        }
        for column, slug in named.items()
        if column in dataset.names and slug in ENDPOINTS and ENDPOINTS[slug].one
    }


def operation_of_one(slug: str) -> str:
    return f"{slug.replace('-', '_')}_one"
