"""Requests that no browser sends, as bytes for a socket; which they are, a seed decides."""

from random import Random

PATHS = (b"/", b"/councils/", b"/decisions/", b"/api/v1/councils/", b"/admin/login/", b"/healthz")
METHODS = (b"BREW", b"get", b"TRACE", b"CONNECT", b"PROPFIND", b"G\x00T", b"", b"DELETE", b"PUT")
ESCAPES = (b"%", b"%%", b"%zz", b"%00", b"%ff%fe", b"%c0%af", b"%2e%2e%2f", b"%u0041", b"%F0%9F")
COOKIES = (b"sessionid=", b"csrftoken=;;;", b"=", b"sessionid=\xff\xfe", b"a=" + b"b" * 9_000)
HOSTS = (b"", b"evil.example.org", b"127.0.0.1:99999", b"a b", b"[::1", b"\xff", b"localhost,x")
PARAMETERS = (
    b"q",
    b"page",
    b"year",
    b"council",
    b"outcome",
    b"sort",
    b"postcode",
    b"limit",
    b"after",
)


def requests(seed: str, number: int) -> list[tuple[bytes, bool]]:
    """Each, and whether all of it is sent, so that an answer may be waited for."""
    random, found = Random(seed), []
    for each in range(number):
        kind = KINDS[each % len(KINDS)]
        found.append((kind(random), kind not in UNENDING))
    return found


def request(
    method: bytes = b"GET", target: bytes = b"/", *headers: bytes, host: bytes = b"127.0.0.1"
) -> bytes:
    lines = (method + b" " + target + b" HTTP/1.1", b"Host: " + host, *headers)
    return b"\r\n".join((*lines, b"Connection: close", b"", b""))


def noise(random: Random, most: int = 60) -> bytes:
    return random.randbytes(random.randrange(1, most))


def escapes(random: Random) -> bytes:
    tail = b"".join(random.choices(ESCAPES, k=random.randrange(1, 9)))
    return request(b"GET", random.choice(PATHS) + tail)


def methods(random: Random) -> bytes:
    return request(random.choice(METHODS), random.choice(PATHS))


def large_headers(random: Random) -> bytes:
    length = random.choice((3_000, 9_000, 70_000, 200_000))
    return request(b"GET", random.choice(PATHS), b"X-Long: " + b"a" * length)


def many_headers(random: Random) -> bytes:
    return request(b"GET", b"/", *(b"X-%d: 1" % each for each in range(random.randrange(50, 400))))


def chunks(random: Random) -> bytes:
    body = random.choice(
        (b"zz\r\nhello\r\n", b"ffffffffffffffffff\r\n", b"5\r\nhel", b"-1\r\n\r\n")
    )
    return request(b"POST", b"/admin/login/", b"Transfer-Encoding: chunked") + body


def lengths(random: Random) -> bytes:
    said = random.choice((b"-1", b"x", b"99999999999999999999", b"5, 6", b"0x10", b""))
    return request(b"POST", b"/admin/login/", b"Content-Length: " + said) + b"hello"


def nulls(random: Random) -> bytes:
    value = b"".join(random.choices((b"%00", b"a", b"%E2%82", b"\x00"), k=4))
    return request(b"GET", random.choice(PATHS) + b"?" + random.choice(PARAMETERS) + b"=" + value)


def cookies(random: Random) -> bytes:
    return request(b"GET", random.choice(PATHS), b"Cookie: " + random.choice(COOKIES))


def hosts(random: Random) -> bytes:
    return request(b"GET", random.choice(PATHS), host=random.choice(HOSTS))


def queries(random: Random) -> bytes:
    deep = b"[" * random.randrange(1, 300) + b"]" * random.randrange(1, 300)
    pairs = b"&".join(
        random.choice(PARAMETERS) + b"=" + deep for _ in range(random.randrange(1, 9))
    )
    return request(b"GET", random.choice(PATHS) + b"?" + pairs)


def numbers(random: Random) -> bytes:
    value = random.choice((b"-1", b"0", b"9" * 300, b"1e9", b"NaN", b"\xd9\xa3", b"2024-25-26"))
    return request(b"GET", random.choice(PATHS) + b"?" + random.choice(PARAMETERS) + b"=" + value)


def bad_utf8(random: Random) -> bytes:
    words = "".join(f"%{each:02x}" for each in noise(random)).encode()
    return request(b"GET", random.choice(PATHS) + b"?q=" + words)


def conditions(random: Random) -> bytes:
    name = random.choice((b"If-None-Match", b"If-Modified-Since", b"Range", b"Accept", b"Referer"))
    value = noise(random).translate(None, b"\r\n\x00")
    return request(b"GET", random.choice(PATHS), name + b": " + value)


def forms(random: Random) -> bytes:
    body = b'--x\r\nContent-Disposition: form-data; name="' + noise(random) + b"\r\n\r\n"
    kind = random.choice(
        (b"multipart/form-data; boundary=x", b"multipart/form-data", b"a/b;c=\xff")
    )
    headers = (b"Content-Type: " + kind, b"Content-Length: %d" % len(body))
    return request(b"POST", b"/admin/login/", *headers) + body


def random_bytes(random: Random) -> bytes:
    return noise(random, 2_000)


def cut_off(random: Random) -> bytes:
    whole = request(b"GET", random.choice(PATHS), b"Accept: */*")
    return whole[: random.randrange(1, len(whole) - 1)]


KINDS = (
    *(escapes, methods, large_headers, many_headers, chunks, lengths, nulls, cookies, hosts),
    *(queries, numbers, bad_utf8, conditions, forms, random_bytes, cut_off),
)
UNENDING = (chunks, lengths, random_bytes, cut_off)
