//! Linker arguments that no profile can say.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        // A hostile workbook ends the worker, not the browser's memory.
        println!("cargo::rustc-link-arg-bin=worker=--max-memory=1073741824");
        // What refers to what, for the splitter (xtask/src/split.rs).
        println!("cargo::rustc-link-arg-bin=planerka=--emit-relocs");
    }
}
