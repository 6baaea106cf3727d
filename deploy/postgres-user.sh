#!/bin/sh
# The user of VoiceBox, when the database is made: it owns its database and makes its roles, and is no superuser.
set -e
psql -v ON_ERROR_STOP=1 -v password="$VOICEBOX_DB_PASSWORD" -U postgres -d postgres <<'SQL'
CREATE ROLE voicebox LOGIN CREATEROLE PASSWORD :'password';
ALTER DATABASE voicebox OWNER TO voicebox;
SQL
