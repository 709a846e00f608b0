#!/usr/bin/env bash
# A database whose migration history explains nothing is led to one proved state, and every fresh one with it.
set -euo pipefail

sample=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap clean_up EXIT

clean_up() {
    cd /
    rm -rf "$work"
    for database in ${fresh:-} ${copy:-}; do
        psql -q -d postgres -c "SET client_min_messages = error" -c "DROP DATABASE IF EXISTS $database" || true
    done
}

# One part of the connection string: setting Host
setting() {
    printf '%s\n' "$STRICT_MIGRATIONS_POSTGRES" | tr ';' '\n' | sed -n "s/^ *$1 *= *//p" | head -n 1
}

# psql and pg_dump come with the server, but not always on the PATH; pg_dump must be as new as the server.
find_clients() {
    local newest
    newest=$(printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin /usr/libexec/postgresql* | sort -rV | while read -r folder; do
        if [ -x "$folder/pg_dump" ]; then echo "$folder"; break; fi
    done)
    PATH=${newest:+$newest:}$PATH
    command -v pg_dump >/dev/null && command -v psql >/dev/null || { echo "This story needs psql and pg_dump: install PostgreSQL's client programs." >&2; exit 1; }
}

title() {
    printf '\n\n=== %s\n' "$1"
}

# Shows a command, runs it, and insists on its exit code.
run() {
    local expected=$1 code=0
    shift
    printf '\n$ %s\n' "$*" | cut -c 1-160
    "$@" >"$work/output" 2>&1 || code=$?
    [ "$code" -eq "$expected" ] || { cat "$work/output"; echo "Exit code $code, and not $expected." >&2; exit 1; }
}

show() {
    cut -c 1-200 "$work/output" | sed 's/^/    /'
}

strict-migrations() {
    dotnet "$work/tool/strict-migrations.dll" "$@"
}

use() {
    export STRICT_MIGRATIONS_CONNECTION="$server;Database=$1"
}

# Owners and privileges are no part of a baseline; newer versions of pg_dump write a random word behind \restrict.
dump() {
    pg_dump --no-owner --no-privileges --exclude-schema=strict_migrations "${@:2}" "$1" | grep -v '^\\\(un\)\{0,1\}restrict'
}

# Fingerprints by the tool; dumps by pg_dump. PostgreSQL words IN (…) otherwise when it reads its own words again, so that the
# existing database is dumped behind one restore, as the fresh one's schema was made from a text.
compare() {
    run 0 strict-migrations diff env:EXISTING env:FRESH
    show
    psql -q -d postgres -c "SET client_min_messages = error" -c "DROP DATABASE IF EXISTS $copy" -c "CREATE DATABASE $copy TEMPLATE template0"
    dump "$existing" -s | psql -q -v ON_ERROR_STOP=1 -d "$copy" >/dev/null
    diff <(dump "$copy" -s) <(dump "$fresh" -s)
    printf '    pg_dump -s says the same of both: %s lines, no difference.\n' "$(dump "$fresh" -s | wc -l | tr -d ' ')"
}

find_clients
existing=$(setting Database)
fresh=${existing}_fresh
copy=${existing}_copy
server=$(printf '%s\n' "$STRICT_MIGRATIONS_POSTGRES" | sed 's/Database *= *[^;]*;\{0,1\}//')
export PGHOST=$(setting Host) PGPORT=$(setting Port) PGUSER=$(setting Username) PGPASSWORD=$(setting Password)
export EXISTING="$server;Database=$existing" FRESH="$server;Database=$fresh"
dotnet publish "$sample/../../src/StrictMigrations.Cli" --output "$work/tool" --verbosity quiet --nologo
cp -r "$sample/migrations" "$work/migrations"
cd "$work"
psql -q -v ON_ERROR_STOP=1 -d "$existing" -f "$sample/live.sql" -f "$sample/history.sql" >/dev/null
use "$existing"
SECONDS=0

title "A database of 28 tables that works, and a history that explains none of it: 31 files, 11 rows, one failed"
psql -d "$existing" -c "SELECT filename, left(checksum, 8) AS checksum, status, error_message FROM schema_migrations ORDER BY id"

title "1. What is wrong? The audit reads only; it replays the files in throwaway databases"
run 1 strict-migrations audit --history schema_migrations --expectations "$sample/expectations.txt"
cp output audit.txt
echo "    $(tail -n 1 audit.txt) The causes:"
sed -n '/^[0-9]*\. /p' audit.txt | sed 's/^/    /'
sed -n '/^1\. /,/^$/p; /^Risk now/,/^$/p; /^The way out/,$p' audit.txt | cut -c 1-200 | sed 's/^/    /'

title "2. Its history is taken over into the ledger; the former table stays as it is"
run 0 strict-migrations adopt --history public.schema_migrations
show

title "3. A true baseline: the schema that is there, as one script, proved on an empty database before it is written"
run 0 strict-migrations baseline --version 0030 --name establish_true_baseline --data roles --approve
show

title "4. The 22 files that never ran are retired, by the command that the audit printed"
eval "run 0 $(sed -n 's/^ *[0-9]*\. \(strict-migrations retire .*\)$/\1/p' audit.txt)"
sed -n '1,2p; $p' output | sed 's/^/    /'

title "5. The existing database is migrated: the baseline is recorded, nothing changes"
dump "$existing" >before
run 0 strict-migrations migrate
show
dump "$existing" | diff before - && echo "    Schema and rows are what they were, to the letter."

title "6. A fresh database starts at the baseline"
use "$fresh"
run 0 strict-migrations migrate --create-database
show
compare

title "7. Life goes on: 0031 is written, and applied to both"
cp "$sample/next/0031_deactivated_users.sql" migrations/
sed 's/^/    /' migrations/0031_deactivated_users.sql
for database in "$existing" "$fresh"; do
    use "$database"
    run 0 strict-migrations migrate
    show
done
compare

title "8. From now on every start proves this"
use "$existing"
run 0 strict-migrations validate
show
printf '\nFrom a history that explained nothing to two databases with one fingerprint: %s seconds.\n' "$SECONDS"
