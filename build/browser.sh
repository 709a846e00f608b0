# The browser that the tests of the HTML report use: chromium from the package manager, and playwright-core, which drives it, from npm.

playwright_version=1.65.1

# The first of the programs: named, or on PATH under one of its names.
browser_program() {
    local name
    if [ -n "${STRICT_MIGRATIONS_CHROMIUM:-}" ]; then
        [ -x "$STRICT_MIGRATIONS_CHROMIUM" ] && echo "$STRICT_MIGRATIONS_CHROMIUM"
        return
    fi
    for name in chromium chromium-browser google-chrome; do
        if command -v "$name"; then return; fi
    done
}

playwright_folder() {
    local cache
    cache=$(cache_folder) || exit 1
    echo "$cache/playwright-core-$playwright_version"
}

# Fetched once, into a folder outside the tree.
provide_playwright() {
    local folder download
    folder=$(playwright_folder) || exit 1
    if [ ! -d "$folder" ]; then
        need_npm
        echo "Fetching playwright-core $playwright_version …" >&2
        download=$(mktemp -d "${folder%/*}/fetch.XXXXXX")
        (cd "$download" && npm pack --silent "playwright-core@$playwright_version" >/dev/null && tar xzf ./*.tgz) || fail "playwright-core $playwright_version could not be fetched from npm."
        # Whoever is first wins; the other copy is as good.
        [ -d "$folder" ] || mv "$download/package" "$folder"
        rm -rf "$download"
    fi
    echo "Playwright: $folder"
}

provide_browser() {
    local manager
    if [ -z "$(browser_program)" ]; then
        [ -z "${STRICT_MIGRATIONS_CHROMIUM:-}" ] || fail "STRICT_MIGRATIONS_CHROMIUM is '$STRICT_MIGRATIONS_CHROMIUM', which is no program. Correct it, or unset it."
        manager=$(package_manager)
        [ -n "$manager" ] || fail_without_browser
        echo "chromium: not found; installing it with $manager."
        install_with "$manager" chromium || true
        [ -n "$(browser_program)" ] || fail_without_browser
    fi
    echo "Browser: $(browser_program)"
    provide_playwright
}

fail_without_browser() {
    fail "No chromium was found, and none could be installed. The tests of the HTML report need it. Install it, or name it: export STRICT_MIGRATIONS_CHROMIUM=/path/to/chromium"
}
