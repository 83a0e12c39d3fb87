#!/bin/bash
# What the tests use of the official image's entry point.
set -eu

if [ "$#" = 0 ] || [ "${1#-}" != "$1" ]; then set -- postgres "$@"; fi
user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}
data=${PGDATA:?}

as_postgres() { setpriv --reuid=999 --regid=999 --clear-groups "$@"; }

mkdir -p "$data" /run/postgresql
chown -R 999:999 "$data" /run/postgresql
chmod 700 "$data"

if [ ! -e "$data/PG_VERSION" ]; then
  printf '%s\n' "${POSTGRES_PASSWORD:?}" >/run/postgresql/password
  chown 999 /run/postgresql/password
  # Word splitting is meant: several options in one variable, as with the official image.
  as_postgres initdb -D "$data" --username="$user" --pwfile=/run/postgresql/password --auth-local=trust --auth-host=scram-sha-256 ${POSTGRES_INITDB_ARGS:-} >/dev/null
  rm /run/postgresql/password
  printf 'host all all all scram-sha-256\n' >>"$data/pg_hba.conf"
  if [ "$database" != postgres ]; then
    # Without TCP, so that nobody takes this for the server being ready.
    as_postgres pg_ctl -D "$data" -w -s -o "-c listen_addresses=''" start
    as_postgres psql -q -v ON_ERROR_STOP=1 -U "$user" -d postgres -v name="$database" <<<'CREATE DATABASE :"name";'
    as_postgres pg_ctl -D "$data" -w -s -m fast stop
  fi
fi

exec setpriv --reuid=999 --regid=999 --clear-groups "$@" -D "$data" -c listen_addresses='*'
