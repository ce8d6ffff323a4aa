"""What staff typed becomes links where it names an address, and nothing else."""

import pytest

from letters.templatetags.letters import linked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Plain words.", "Plain words."),
        (
            "See https://example.org/a?b=1&c=2.",
            'See <a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a>.',
        ),
        (
            "(http://a.example/), and http://b.example/",
            '(<a href="http://a.example/">http://a.example/</a>), and'
            ' <a href="http://b.example/">http://b.example/</a>',
        ),
        ("<b>bold</b> javascript:alert(1)", "&lt;b&gt;bold&lt;/b&gt; javascript:alert(1)"),
        (
            'https://example.org/"onclick="x',
            '<a href="https://example.org/&quot;onclick=&quot;x">'
            "https://example.org/&quot;onclick=&quot;x</a>",
        ),
    ],
)
def test_addresses_become_links_and_all_else_stays_text(text, shown):
    assert linked(text) == shown
