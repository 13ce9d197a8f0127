//! How the program is linked.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // The time zones of `chrono-tz` are tables full of pointers. In a program that may be loaded anywhere, each of
    // these 69,000 has to be put right at every start: half the time that it takes to check a small feed.
    // There is no code in it that could write where it should not, so a fixed address costs nothing.
    let is = |key: &str, value: &str| std::env::var(key).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
