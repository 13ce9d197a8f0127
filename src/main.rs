//! The program: hands over to the library and ends with its exit code.

use std::process::ExitCode;

/// Many small texts are made and dropped by several threads, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(feedmill::run::main(std::env::args_os()))
}
