#!/bin/sh
# Run once by the PostgreSQL image on an empty volume: the portal's two roles and the extensions that its migrations ask for.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
  -v owner_password="$PORTAL_OWNER_PASSWORD" -v runtime_password="$PORTAL_RUNTIME_PASSWORD" <<'SQL'
create role portal_owner login nosuperuser nocreatedb nocreaterole nobypassrls password :'owner_password';
create role portal_runtime login nosuperuser nocreatedb nocreaterole nobypassrls password :'runtime_password';
alter database portal owner to portal_owner;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
SQL
