"""Certificates of a mail server, made for a test: of an authority of its own."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)


class Authority:
    """Whoever has its ``file`` among those to trust, trusts what it certifies."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key, self.name = ec.generate_private_key(ec.SECP256R1()), _name("An authority")
        self.certificate = self._made(self.name, self.key, DAY, is_authority=True)
        self.file = folder / "authority.pem"
        self.file.write_bytes(self.certificate.public_bytes(Encoding.PEM))

    def server(self, address: str = "127.0.0.1", ends_in: timedelta = DAY) -> ssl.SSLContext:
        """What a server at an address says who it is with."""
        key = ec.generate_private_key(ec.SECP256R1())
        made = self._made(_name("A mail server"), key, ends_in, address=address)
        secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        file = self.folder / f"{made.serial_number}.pem"
        file.write_bytes(secret + made.public_bytes(Encoding.PEM))
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(file)
        return context

    def _made(self, name, key, ends_in, *, address="", is_authority=False) -> x509.Certificate:
        now = datetime.now(UTC)
        own, authority = key.public_key(), self.key.public_key()
        built = (
            x509.CertificateBuilder(self.name, name, own)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - 2 * DAY)
            .not_valid_after(now + ends_in)
            .add_extension(x509.BasicConstraints(is_authority, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(own), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(authority), critical=False
            )
        )
        if is_authority:
            signs = dict.fromkeys(USES, False) | {"key_cert_sign": True, "crl_sign": True}
            built = built.add_extension(x509.KeyUsage(**signs), critical=True)
        if address:
            names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))])
            built = built.add_extension(names, critical=False)
        return built.sign(self.key, hashes.SHA256())


USES = (
    *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment"),
    *("key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
)


def _name(said: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, said)])
