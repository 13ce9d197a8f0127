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

# measure
bench:
    cargo bench
