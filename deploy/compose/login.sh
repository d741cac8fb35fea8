#!/usr/bin/env bash
# Run once by the database image: the application's login gets its password here; migrations give it its few rights.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --set password="$APP_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE app_login LOGIN NOINHERIT PASSWORD :'password';
SQL
