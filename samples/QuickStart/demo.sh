#!/usr/bin/env bash
# The first start applies, the second finds nothing to do, an edited file stops the third.
set -euo pipefail

application=$(mktemp -d)
trap 'rm -rf "$application"' EXIT
dotnet publish "$(dirname "${BASH_SOURCE[0]}")" --output "$application" --verbosity quiet --nologo

start() {
    local exit_code=0
    printf '\n== %s\n' "$1"
    dotnet "$application/QuickStart.dll" || exit_code=$?
    printf '== exit code %s\n' "$exit_code"
    [ "$exit_code" -eq "$2" ] || exit 1
}

start "First start: an empty database" 0
start "Second start: nothing to do" 0
printf 'ALTER TABLE customers ADD COLUMN phone text;\n' >>"$application/migrations/0001_create_customers.sql"
start "Third start: somebody edited 0001_create_customers.sql after it ran" 1
