# Runs the tests on each server that was asked for and adds up what the result files say.

# Sums the counters of the result files below a folder: passed, failed, and those that did not run.
totals() {
    find "$1" -name '*.trx' -exec sed -n 's/.*<Counters total="\([0-9]*\)".* passed="\([0-9]*\)" failed="\([0-9]*\)" error="\([0-9]*\)" timeout="\([0-9]*\)" aborted="\([0-9]*\)".*/\1 \2 \3 \4 \5 \6/p' {} + |
        awk '{ total += $1; passed += $2; failed += $3 + $4 + $5 + $6 } END { print passed + 0, failed + 0, total - passed - failed }'
}

# The name under which a server stands in the summary.
server_name() {
    local folder
    if [ "$1" != installed ]; then
        echo "PostgreSQL $1"
    elif [ -n "${STRICT_MIGRATIONS_POSTGRES:-}" ]; then
        echo "PostgreSQL of STRICT_MIGRATIONS_POSTGRES"
    else
        folder=$(server_folder)
        echo "PostgreSQL $("$folder/postgres" --version | awk '{ split($3, v, "."); print v[1] }') (installed)"
    fi
}

# test_on SERVER RESULTS ARGUMENTS…
test_on() {
    local server=$1 results=$2 folder
    shift 2
    if [ "$server" = installed ]; then
        dotnet test StrictMigrations.sln --no-build --logger trx --results-directory "$results" "$@"
    else
        folder=$(major_folder "$server") || return 1
        env -u STRICT_MIGRATIONS_POSTGRES STRICT_MIGRATIONS_POSTGRES_BIN="$folder" \
            dotnet test StrictMigrations.sln --no-build --logger trx --results-directory "$results" "$@"
    fi
}

# Prints the line of one server, or of all; fails unless something ran, all of it, and passed.
report() {
    local passed failed skipped
    read -r passed failed skipped <<<"$(totals "$2")"
    [ "$skipped" -eq 0 ] || echo "$1$skipped tests did not run"
    echo "$1$passed passed, $failed failed"
    [ "$passed" -gt 0 ] && [ "$failed" -eq 0 ] && [ "$skipped" -eq 0 ]
}

# Compiles the command line ahead, which is the published form: the tests start it some thousand times. In the configuration Debug, as everything they use was built.
provide_tool() {
    export STRICT_MIGRATIONS_TEST_TOOL=$1
    dotnet publish src/StrictMigrations.Cli -c Debug --use-current-runtime --self-contained false -p:RunAnalyzers=false -o "$1" --nologo -v quiet
}

run_tests() {
    local servers=installed results server status=0
    if [ "${1:-}" = --postgres ]; then
        [ -n "${2:-}" ] || fail "--postgres needs a list, such as 13,18 or installed,13,18."
        servers=${2//,/ }
        shift 2
    fi
    case " $servers " in *" installed "*) provide_server ;; esac
    for server in $servers; do
        # Fetched before anything runs: a major that cannot be had fails at once.
        [ "$server" = installed ] || major_folder "$server" >/dev/null || exit 1
    done
    provide_browser
    dotnet build StrictMigrations.sln
    results=$(mktemp -d)
    # A few chosen tests use the command line as it was just built.
    [ $# -gt 0 ] || provide_tool "$results/tool"
    for server in $servers; do
        mkdir -p "$results/$server"
        test_on "$server" "$results/$server" "$@" || { status=1; touch "$results/$server.failed"; }
        # CONTRIBUTING.md says what runs once, and why.
        [ $# -gt 0 ] || set -- --filter 'TestCategory!=Once'
    done
    for server in $servers; do
        # A crash of the test process fails the run, although no test in the result files says so.
        [ ! -f "$results/$server.failed" ] || echo "$(server_name "$server"): dotnet test ended with an error"
        report "$(server_name "$server"): " "$results/$server" || status=1
    done
    report "" "$results" || status=1
    rm -rf "$results"
    return $status
}
