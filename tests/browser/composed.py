"""docker-compose.yml as it would be run with the .env of docs/deploying.md, service by service."""

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
PART = re.compile(r"\$\{(\w+)(?::[-?]([^${}]*))?\}")  # the innermost first


def dot_env() -> dict[str, str]:
    """What the documentation has an operator write, with secrets drawn by nobody."""
    text = (ROOT / "docs/deploying.md").read_text(encoding="utf-8")
    [lines] = re.findall(r"cat > \.env <<END\n(.*?)\n +END", text, re.DOTALL)
    found = dict(line.strip().split("=", 1) for line in lines.splitlines())
    return {name: re.sub(r"\$\(.*\)", "0123456789abcdef" * 4, said) for name, said in found.items()}


def filled_in(said: Any, env: dict[str, str]) -> Any:
    """With variables in their places, as compose does it."""
    if isinstance(said, dict):
        return {name: filled_in(each, env) for name, each in said.items()}
    if isinstance(said, list):
        return [filled_in(each, env) for each in said]
    if not isinstance(said, str):
        return said
    said = said.replace("$$", "\0")
    while PART.search(said):
        said = PART.sub(lambda part: env.get(part[1]) or part[2] or "", said)
    return said.replace("\0", "$")


def services(env: dict[str, str]) -> dict[str, dict]:
    file = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return filled_in(file["services"], env)


def environment(service: dict, env: dict[str, str]) -> dict[str, str]:
    """What without a value is passed on where there is one."""
    told = {
        name: env.get(name) if said is None else said
        for name, said in service["environment"].items()
    }
    return {name: str(said) for name, said in told.items() if said is not None}
