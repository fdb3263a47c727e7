//! The screen's program in parts: what the first screens need, and what is loaded when it is wanted.
//!
//! Trunk knows no parts, so its hook takes the program as cargo linked it, cuts it at the functions
//! marked `#[wasm_split]`, and puts the parts in the place of what Trunk made of the whole.

use std::fs;
use std::path::{Path, PathBuf};

use crate::html::between;
use crate::links;
use crate::run::{command, root, run};

/// The module that the splitter writes: how each part is fetched and joined.
const LINK: &str = "./__wasm_split.js";

/// What rustc compiles for; wasm-opt has to be told, since parts do not carry it.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// What makes the fewest bytes of brotli, measured: more before it than `-Oz`, but alike functions
/// stand side by side, for which their names are kept until then (1.5 % less). Nothing is kept at the
/// lowest addresses, where the stack ends; and what brotli says once, it says for less than what is
/// written into each of its callers (together 0.7 % less).
const SMALLEST: [&str; 5] = [
    "-Os",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=0",
    "--reorder-functions-by-name",
    "--strip-debug",
];

/// Replaces the screen's program in Trunk's folder; parts are named `planerka-….wasm`.
pub fn split(folder: &Path, profile: &str, is_optimised: bool) -> Result<(), String> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(root().join("target"), PathBuf::from);
    let linked = target.join("wasm32-unknown-unknown").join(profile).join("planerka.wasm");
    let work = target.join("wasm-split").join(profile);
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(&work).map_err(|e| format!("{}: {e}", work.display()))?;

    let mut cut = command("wasm-split-cli");
    run(cut.args(["--target", "web", "--out-name", "planerka"]).arg(&linked).arg(&work))?;
    let mut bind = command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    if profile != "debug" {
        bind.arg("--remove-producers-section");
    }
    if profile != "debug" && !is_optimised {
        bind.arg("--remove-name-section");
    }
    run(bind.arg("--out-dir").arg(work.join("bound")).arg(work.join("planerka.wasm")))?;

    let whole = whole(folder)?;
    let main = work.join("bound").join("planerka_bg.wasm");
    let glue = numbered(&work.join("bound").join("planerka.js"), &main)?;
    let (glue, parts) = joined(&glue, &read(&work.join(LINK))?)?;
    let script = folder.join(whole.replace("_bg.wasm", ".js"));
    fs::write(&script, squeezed(&glue)).map_err(|e| format!("{}: {e}", script.display()))?;
    place(&main, &folder.join(whole), is_optimised)?;
    for part in parts {
        let from = work.join(format!("{part}.wasm"));
        place(&from, &folder.join(file_name(&part)), is_optimised)?;
    }
    Ok(())
}

/// The name that Trunk gave the program.
fn whole(folder: &Path) -> Result<String, String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut names = entries.flatten().map(|it| it.file_name().to_string_lossy().into_owned());
    names
        .find(|name| name.starts_with("planerka") && name.ends_with("_bg.wasm"))
        .ok_or_else(|| format!("{} holds no planerka…_bg.wasm", folder.display()))
}

/// `split_plans` as the file of the built app.
fn file_name(part: &str) -> String {
    format!("planerka-{}.wasm", part.strip_prefix("split_").unwrap_or(part))
}

fn place(from: &Path, to: &Path, is_optimised: bool) -> Result<(), String> {
    if is_optimised {
        return optimise(from, to);
    }
    fs::copy(from, to).map(drop).map_err(|e| format!("{}: {e}", to.display()))
}

/// Makes a program as small as wasm-opt can.
pub fn optimise(from: &Path, to: &Path) -> Result<(), String> {
    run(command("wasm-opt").args(FEATURES).args(SMALLEST).arg(from).arg("-o").arg(to))
}

/// The glue of the program, by numbers as the program is from now on.
fn numbered(glue: &Path, wasm: &Path) -> Result<String, String> {
    let told = |e: std::io::Error| format!("{}: {e}", wasm.display());
    let (mut script, mut program) = (read(glue)?.into_bytes(), fs::read(wasm).map_err(told)?);
    links::number(&mut script, &mut program);
    fs::write(wasm, program).map_err(told)?;
    String::from_utf8(script).map_err(|e| format!("{}: {e}", glue.display()))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

/// The glue of wasm-bindgen with the link module written into it (they import each other, so
/// neither could have a name by its content), and the parts that it fetches.
fn joined(glue: &str, link: &str) -> Result<(String, Vec<String>), String> {
    let odd = |what: &str| format!("wasm-split and wasm-bindgen do not fit: {what}");
    // One line for each function of the module.
    let is_import = |line: &&str| line.starts_with("import * as ") && line.contains(LINK);
    let imports: Vec<&str> = glue.lines().filter(is_import).collect();
    if imports.is_empty() {
        return Err(odd("the glue does not import the parts"));
    }
    let loaders: Vec<&str> =
        link.lines().filter_map(|line| between(line, "export const ", " =")).collect();
    let mut parts = Vec::new();
    let mut text = String::new();
    for line in link.lines().filter(|line| !line.starts_with("import { initSync }")) {
        let mut line = line.replacen("export const ", "const ", 1);
        if let Some(part) = between(&line, "new URL(\"./", ".wasm\"").map(str::to_owned) {
            let file = file_name(&part);
            line = line.replace(&format!("{part}.wasm"), &file);
            parts.push(part);
        }
        // As for the program itself, the media type of an odd host must not matter.
        text += &line.replace(
            "WebAssembly.instantiateStreaming(src, imports)",
            "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)",
        );
        text.push('\n');
    }
    for import in &imports {
        let name = between(import, "import * as ", " from").ok_or_else(|| odd(import))?;
        text += &format!("const {name} = {{ {} }};\n", loaders.join(", "));
    }
    for line in glue.lines().filter(|line| !is_import(line)) {
        text += line;
        text.push('\n');
    }
    Ok((text, parts))
}

/// Without comments that stand alone, indentation and empty lines. No text of the glue goes over lines.
fn squeezed(glue: &str) -> String {
    let mut kept = String::with_capacity(glue.len());
    let mut is_comment = false;
    for line in glue.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
        is_comment &= !line.ends_with("*/");
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\n\nfunction get() { return { \"./__wasm_split.js\": import1 }; }\n";
    const LINK_TEXT: &str = "import { initSync } from \"./planerka.js\";\n\
        const __chunk_1 = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk_1.wasm\", import.meta.url));\n}, []);\n\
        export const __wasm_split_load_plans = wrapAsyncCb(makeLoad(() => {\n\
        const src = fetch(new URL(\"./split_plans.wasm\", import.meta.url));\n\
        return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}, [__chunk_1]));\n";

    #[test]
    fn comments_and_indentation_of_the_glue_go_and_its_lines_stay() {
        let glue = "/**\n * One.\n */\nfunction a() {\n    // Two.\n    return '//'; /* three */\n}\n/* b */\n\nb();\n";
        assert_eq!(squeezed(glue), "function a() {\nreturn '//'; /* three */\n}\nb();\n");
    }

    #[test]
    fn the_glue_holds_the_link_module_and_names_the_parts_as_files() {
        let (glue, parts) = joined(GLUE, LINK_TEXT).unwrap();
        assert_eq!(parts, ["chunk_1", "split_plans"]);
        assert!(
            !glue.contains("import *") && !glue.contains("initSync") && !glue.contains("export")
        );
        assert!(glue.contains("const import1 = { __wasm_split_load_plans };"));
        assert!(glue.contains("const import2 = { __wasm_split_load_plans };"));
        assert!(glue.contains("new URL(\"./planerka-plans.wasm\", import.meta.url)"));
        assert!(glue.contains("new URL(\"./planerka-chunk_1.wasm\", import.meta.url)"));
        assert!(!glue.contains("Streaming"));
    }

    #[test]
    fn glue_without_parts_is_told() {
        assert!(joined("export default 1;", LINK_TEXT).is_err());
    }
}
