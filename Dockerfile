# The same scripts set up and serve here, in the tests and on a developer's machine.
# script/pin-images puts the digest into .env.
ARG PYTHON_IMAGE=python:3.12-slim-trixie
FROM ${PYTHON_IMAGE}

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /portal

# pg_dump, pg_restore and psql, for manage.py backup and restore: of the same version as the server in docker-compose.yml.
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client-17 \
    && rm -rf /var/lib/apt/lists/*

# Packages before code: a change of code does not install them again.
COPY requirements*.txt ./
COPY script/install script/
# requirements-sentry.txt where SENTRY_DSN is set.
ARG REQUIREMENTS=requirements.txt
# A key for the build alone; the running portal is given its own.
RUN SECRET_KEY=build script/install "$REQUIREMENTS" && rm -rf /root/.cache

COPY . .
RUN SECRET_KEY=build script/collect \
    && useradd --system --no-create-home portal \
    && mkdir -p -m 0700 var/uploads var/answers var/jobs /backups && chown -R portal var/uploads var/answers var/jobs /backups
USER portal

ENV HOST=0.0.0.0 PORT=8000
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["script/healthy"]
CMD ["script/serve"]
