# Chooses a PostgreSQL server: a connection string, else installed binaries, else the package manager, else Docker.

is_server_folder() {
    [ -n "$1" ] && [ -x "$1/initdb" ] && [ -x "$1/pg_ctl" ] && [ -x "$1/postgres" ]
}

# The first folder that holds the programs of a server: named, on PATH, or where packages put them, newest first.
server_folder() {
    local folder
    while IFS= read -r folder; do
        if is_server_folder "$folder"; then
            printf '%s\n' "$folder"
            return
        fi
    done <<<"$(server_folder_candidates)"
}

# SYSTEM_ROOT stands before the usual folders, so that a test can hide or fake them.
server_folder_candidates() {
    local root=${SYSTEM_ROOT:-}
    printf '%s\n' "${STRICT_MIGRATIONS_POSTGRES_BIN:-}"
    printf '%s\n' "$PATH" | tr ':' '\n'
    printf '%s\n' "$root"/usr/lib/postgresql/*/bin "$root"/usr/pgsql-*/bin "$root"/opt/homebrew/opt/postgresql*/bin \
        "$root"/usr/local/opt/postgresql*/bin "$root"/usr/libexec/postgresql* | sort -rV
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

can_be_root() {
    [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }
}

package_manager() {
    local name
    for name in apt-get dnf apk; do
        if command -v "$name" >/dev/null && can_be_root; then printf '%s\n' "$name"; return; fi
    done
    if command -v brew >/dev/null; then echo brew; fi
}

# install_with MANAGER PACKAGE
install_with() {
    case $1 in
        apt-get) as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$2" ;;
        dnf) as_root dnf install -y "$2" ;;
        apk) as_root apk add "$2" ;;
        brew) brew install "$2" ;;
    esac </dev/null
}

server_package() {
    case $1 in dnf) echo postgresql-server ;; *) echo postgresql ;; esac
}

docker_runs() {
    command -v docker >/dev/null && docker info >/dev/null 2>&1
}

# One word and its detail; the order is the rule.
choose_server() {
    local detail
    local named=${STRICT_MIGRATIONS_POSTGRES_BIN:-}
    if [ -n "${STRICT_MIGRATIONS_POSTGRES:-}" ]; then echo connection-string
    elif [ -n "$named" ] && ! is_server_folder "$named"; then echo wrong-folder
    elif detail=$(server_folder) && [ -n "$detail" ]; then echo "binaries $detail"
    elif [ -z "${package_manager_failed:-}" ] && detail=$(package_manager) && [ -n "$detail" ]; then echo "package-manager $detail"
    elif docker_runs; then echo docker
    else echo none; fi
}

explain_server() {
    local choice
    choice=$(choose_server)
    case $choice in
        connection-string) echo "PostgreSQL: the server that STRICT_MIGRATIONS_POSTGRES names." ;;
        binaries*) echo "PostgreSQL: the installed programs in ${choice#* }." ;;
        package-manager*) echo "PostgreSQL: not found; installing it with ${choice#* }." ;;
        docker) echo "PostgreSQL: not found; starting a container with Docker." ;;
        wrong-folder) fail "STRICT_MIGRATIONS_POSTGRES_BIN is '$STRICT_MIGRATIONS_POSTGRES_BIN', where initdb, pg_ctl and postgres are not. Correct it, or unset it." ;;
        none) fail_without_server ;;
    esac
}

provide_server() {
    local choice
    choice=$(choose_server)
    explain_server
    case $choice in
        package-manager*)
            local manager=${choice#* }
            if ! install_with "$manager" "$(server_package "$manager")" || [ -z "$(server_folder)" ]; then
                echo "$manager did not bring a PostgreSQL server." >&2
                package_manager_failed=yes
            fi
            provide_server ;;
        docker) start_container ;;
    esac
}

fail_without_server() {
    fail "No PostgreSQL server was found, and none could be installed. Do one of these and run this again:" \
        "  - export STRICT_MIGRATIONS_POSTGRES='Host=…;Username=…;Password=…;Database=postgres' (a superuser of a running server)" \
        "  - install the server: apt-get install postgresql | dnf install postgresql-server | apk add postgresql | brew install postgresql" \
        "  - export STRICT_MIGRATIONS_POSTGRES_BIN=/folder/with/initdb/pg_ctl/postgres" \
        "  - start Docker"
}

# The tests' own servers come from containers then, too: MSBuild reads UseTestcontainers from the environment.
start_container() {
    local password port attempt
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    container=$(docker run --detach --rm --publish 127.0.0.1::5432 --env POSTGRES_PASSWORD="$password" postgres:17 -c fsync=off -c max_connections=200 -c wal_level=logical)
    trap 'docker rm --force "$container" >/dev/null' EXIT
    port=$(docker port "$container" 5432 | head -n 1)
    # Over TCP: while the image initialises, its server listens on the socket only.
    for attempt in $(seq 60); do
        if docker exec "$container" pg_isready -q -h 127.0.0.1; then
            export STRICT_MIGRATIONS_POSTGRES="Host=127.0.0.1;Port=${port##*:};Username=postgres;Password=$password;Database=postgres"
            export UseTestcontainers=true
            return
        fi
        sleep 1
    done
    fail "The container did not answer within 60 seconds. Its log:" "$(docker logs "$container" 2>&1)"
}
