#!/bin/sh
# Runs once, when the database volume is empty: the two login roles of Whence and its database.
set -eu

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner_password="$WHENCE_OWNER_PASSWORD" --set service_password="$WHENCE_SERVICE_PASSWORD" <<'SQL'
CREATE ROLE whence_app NOLOGIN;
-- Migrates: owns the database and may create roles.
CREATE ROLE whence_owner LOGIN CREATEROLE PASSWORD :'owner_password';
GRANT whence_app TO whence_owner WITH ADMIN OPTION;
-- Serves: becomes whence_app on each connection, owns nothing.
CREATE ROLE whence_service LOGIN PASSWORD :'service_password';
GRANT whence_app TO whence_service;
CREATE DATABASE whence OWNER whence_owner;
SQL
