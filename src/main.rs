//! The program: hands over to the library and ends with its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(feedmill::run::main(std::env::args_os()))
}
