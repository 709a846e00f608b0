#!/usr/bin/env bash
# The one entry point. A command brings the PostgreSQL server it needs: build/server.sh says how it is chosen.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
    cat <<'TEXT'
Usage: ./build.sh COMMAND
  demo [NAME]     run a sample end to end: quick-start (default), broken-history
  test [--postgres LIST] [ARGUMENTS]
                  run every test. LIST: majors such as 13,18, fetched when needed, and the word
                  'installed' (default). ARGUMENTS go to 'dotnet test', for example --filter Name~Lock
  pack [ARGUMENTS]
                  write the NuGet packages to artifacts/packages; ARGUMENTS go to 'dotnet pack'
  bench [ARGUMENTS]
                  run the benchmarks
  setup [--explain]
                  find or install a server; --explain only says what would be done
  browser         find or install the browser that the tests of the HTML report use
TEXT
}

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

. build/server.sh
. build/majors.sh
. build/browser.sh
. build/test.sh

# broken-history -> samples/BrokenHistory
sample_folder() {
    printf 'samples/'
    printf '%s\n' "$1" | awk -F- '{ for (i = 1; i <= NF; i++) printf "%s%s", toupper(substr($i, 1, 1)), substr($i, 2) }'
}

run_demo() {
    local folder
    folder=$(sample_folder "${1:-quick-start}")
    [ -d "$folder" ] || fail "There is no sample '${1:-quick-start}': $folder is missing. Samples: $(ls samples 2>/dev/null | tr '\n' ' ')"
    provide_server
    dotnet run build/with-database.cs -- "$folder/demo.sh"
}

run_bench() {
    local project=tests/StrictMigrations.Benchmarks
    [ -d "$project" ] || fail "There are no benchmarks yet: $project is missing."
    provide_server
    dotnet run -c Release --project "$project" -- "$@"
}

main() {
    local command=${1:-}
    [ $# -eq 0 ] || shift
    case $command in
        demo | test | pack | bench)
            command -v dotnet >/dev/null || fail "The .NET SDK 10 is missing. Install it from https://dotnet.microsoft.com/download and run this again." ;;
    esac
    case $command in
        demo) run_demo "$@" ;;
        test) run_tests "$@" ;;
        pack) dotnet pack StrictMigrations.sln -c Release -o artifacts/packages "$@" ;;
        bench) run_bench "$@" ;;
        browser) provide_browser ;;
        setup) if [ "${1:-}" = --explain ]; then explain_server; else provide_server; fi ;;
        help | --help | -h) usage ;;
        *) usage >&2; exit 2 ;;
    esac
}

main "$@"
