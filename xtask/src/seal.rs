//! After Trunk: names by content, the policy with its hashes, one stylesheet, our own loader.

use std::fs;
use std::path::{Path, PathBuf};

use crate::html::{self, between, take};
use crate::{build, css, offline, policy, sha, split};

/// Trunk's post-build hook: splits every build, seals release-like ones.
pub fn hook() -> Result<(), String> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR")
        .ok_or("post-build is Trunk's hook: TRUNK_STAGING_DIR is missing")?;
    let folder = PathBuf::from(folder);
    let is_release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let sealed = std::env::var(build::SEAL).ok();
    // Trunk does not tell its hooks the profile of cargo.
    let profile = match sealed.as_deref() {
        Some("1") if !is_release => "ci",
        Some(profile) if profile != "1" => profile,
        _ if is_release => "release",
        _ => "debug",
    };
    split::split(&folder, profile, is_release)
        .map_err(|why| format!("splitting the app: {why}"))?;
    if !is_release && sealed.is_none() {
        return Ok(());
    }
    seal(&folder).map_err(|why| format!("sealing the app: {why}"))
}

fn seal(folder: &Path) -> Result<(), String> {
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(|e| format!("{}: {e}", page.display()))?;
    let html = html::without_comments(&html);
    let (html, app) = without_trunk(&html)?;
    let html = css::join(&html, folder)?;
    let (html, _) = take(&html, "meta", "name", &["planerka-worker", "planerka-demo"]);

    seal_parts(folder, &app)?;
    let app = rename(folder, "planerka", &app.js, &app.wasm)?;
    let mut head = head(&app);
    for program in ["worker", "demo"] {
        let (js, wasm) = (format!("{program}.js"), format!("{program}_bg.wasm"));
        head += &named(program, &rename(folder, program, &js, &wasm)?);
    }
    head += &format!("<meta name=\"planerka-offline\" content=\"./{}\">\n", offline::NAME);
    let charset = "<meta charset=\"utf-8\">";
    let (before, after) =
        html.split_once(charset).ok_or("index.html has no <meta charset=\"utf-8\">")?;
    let sealed = html::without_empty_lines(&format!("{before}{charset}\n{head}{after}"));
    fs::write(&page, sealed).map_err(|e| format!("{}: {e}", page.display()))?;
    offline::write(folder)
}

/// The two files that wasm-bindgen makes of one program.
struct Program {
    js: String,
    js_integrity: String,
    wasm: String,
    wasm_integrity: String,
}

/// The page without Trunk's own loader and preloads, and what they loaded.
fn without_trunk(html: &str) -> Result<(String, Trunk), String> {
    let open = "<script type=\"module\">";
    let script = between(html, open, "</script>").ok_or("no script of Trunk's in the page")?;
    let js = between(script, "from './", "'").ok_or("Trunk's script imports no './….js'")?;
    let wasm = between(script, "module_or_path: './", "'").ok_or("Trunk's script names no wasm")?;
    let names = Trunk { js: js.to_string(), wasm: wasm.to_string() };
    let html = html.replacen(&format!("{open}{script}</script>"), "", 1);
    let (html, _) = take(&html, "link", "rel", &["preload", "modulepreload"]);
    Ok((html, names))
}

struct Trunk {
    js: String,
    wasm: String,
}

/// Names the parts by their content, and has the glue fetch each only as it was built.
fn seal_parts(folder: &Path, app: &Trunk) -> Result<(), String> {
    let script = folder.join(&app.js);
    let mut glue = fs::read_to_string(&script).map_err(|e| format!("{}: {e}", script.display()))?;
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for name in entries.flatten().map(|it| it.file_name().to_string_lossy().into_owned()) {
        let address = format!("new URL(\"./{name}\", import.meta.url)");
        let Some(part) = name.strip_suffix(".wasm").filter(|_| glue.contains(&address)) else {
            continue;
        };
        let path = folder.join(&name);
        let bytes = fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let sealed = format!("{part}-{}.wasm", sha::name(&bytes));
        fs::rename(&path, folder.join(&sealed)).map_err(|e| format!("{sealed}: {e}"))?;
        let sealed = format!(
            "new URL(\"./{sealed}\", import.meta.url), {{ integrity: \"{}\", credentials: \"omit\" }}",
            sha::integrity(&bytes)
        );
        glue = glue.replace(&address, &sealed);
    }
    fs::write(&script, glue).map_err(|e| format!("{}: {e}", script.display()))
}

/// Gives both files names that change with what is in them, and says their digests.
fn rename(folder: &Path, program: &str, js: &str, wasm: &str) -> Result<Program, String> {
    let place = |file: &str, ending: &str| {
        let path = folder.join(file);
        let bytes = fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let name = format!("{program}-{}{ending}", sha::name(&bytes));
        fs::rename(&path, folder.join(&name)).map_err(|e| format!("{name}: {e}"))?;
        Ok::<_, String>((name, sha::integrity(&bytes)))
    };
    let (js, js_integrity) = place(js, ".js")?;
    let (wasm, wasm_integrity) = place(wasm, "_bg.wasm")?;
    Ok(Program { js, js_integrity, wasm, wasm_integrity })
}

/// What stands first in the head: the policy before any script, the guard before the loader.
fn head(app: &Program) -> String {
    let scripts =
        policy::scripts(&format!("./{}", app.js), &format!("./{}", app.wasm), &app.wasm_integrity);
    let policy = policy::policy(&scripts);
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <script>{}</script>\n\
         <link rel=\"modulepreload\" href=\"./{}\" integrity=\"{}\">\n\
         <script>{}</script>\n",
        scripts.pre, app.js, app.js_integrity, scripts.boot
    )
}

/// Where the app finds a program that works beside it, and how it knows it.
fn named(name: &str, program: &Program) -> String {
    let Program { js, js_integrity, wasm, wasm_integrity } = program;
    format!(
        "<meta name=\"planerka-{name}\" content=\"./{js}\" data-wasm=\"./{wasm}\" \
         data-integrity=\"{wasm_integrity}\" data-script-integrity=\"{js_integrity}\">\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!DOCTYPE html><html lang=\"ru\"><head>\n<meta charset=\"utf-8\">\n\
        <meta name=\"planerka-worker\" content=\"./worker.js\" data-wasm=\"./worker_bg.wasm\">\n\
        <meta name=\"planerka-demo\" content=\"./demo.js\" data-wasm=\"./demo_bg.wasm\">\n\
        <link rel=\"stylesheet\" href=\"./a.css\"/>\n<link rel=\"stylesheet\" href=\"./b.css\" media=\"print\"/>\n\
        <script type=\"module\">\nimport init, * as bindings from './planerka-1.js';\n\
        const wasm = await init({ module_or_path: './planerka-1_bg.wasm' });\n</script>\n\
        <link rel=\"modulepreload\" href=\"./planerka-1.js\"><link rel=\"preload\" href=\"./planerka-1_bg.wasm\">\
        </head><body></body></html>";

    fn built() -> PathBuf {
        let folder = std::env::temp_dir().join(format!("planerka-seal-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in [
            ("index.html", PAGE),
            ("a.css", "p { color: red }"),
            ("b.css", "p { color: black }"),
            ("planerka-1.js", "fetch(new URL(\"./planerka-pages.wasm\", import.meta.url))"),
            ("planerka-pages.wasm", "part"),
            ("planerka-1_bg.wasm", "app wasm"),
            ("worker.js", "worker"),
            ("worker_bg.wasm", "worker wasm"),
            ("demo.js", "demo"),
            ("demo_bg.wasm", "demo wasm"),
        ] {
            fs::write(folder.join(name), text).unwrap();
        }
        folder
    }

    #[test]
    fn a_sealed_page_names_only_what_lies_beside_it() {
        let folder = built();
        seal(&folder).unwrap();
        let html = fs::read_to_string(folder.join("index.html")).unwrap();
        let mut files: Vec<String> = fs::read_dir(&folder)
            .unwrap()
            .flatten()
            .map(|e| e.file_name().to_string_lossy().into_owned())
            .collect();
        files.sort();
        let glue = files.iter().find(|it| it.starts_with("planerka-") && it.ends_with(".js"));
        let glue = fs::read_to_string(folder.join(glue.unwrap())).unwrap();
        let keeper = fs::read_to_string(folder.join(offline::NAME)).unwrap();
        fs::remove_dir_all(&folder).unwrap();

        assert_eq!(files.len(), 10);
        let part = format!("planerka-pages-{}.wasm", sha::name(b"part"));
        assert!(glue.contains(&format!("new URL(\"./{part}\", import.meta.url), {{ integrity: ")));
        assert!(glue.contains(&sha::integrity(b"part")));
        for file in files.iter().filter(|file| *file != "index.html" && **file != part) {
            assert!(
                html.contains(&format!("./{file}\"")) || html.contains(&format!("'./{file}'")),
                "{file}"
            );
        }
        for file in files.iter().filter(|file| *file != offline::NAME) {
            let address = if file == "index.html" { "" } else { file };
            assert!(keeper.contains(&format!("['./{address}','sha384-")), "{file}");
        }
        assert!(keeper.contains(&sha::integrity(html.as_bytes())));
        assert!(!keeper.contains(&format!("./{}", offline::NAME)) && !keeper.contains("{VERSION}"));
        for wasm in ["worker wasm", "demo wasm"] {
            let digest = sha::integrity(wasm.as_bytes());
            assert!(html.contains(&format!("data-integrity=\"{digest}\"")));
        }
        assert!(html.contains(&format!("integrity: '{}'", sha::integrity(b"app wasm"))));
        let at = |text: &str| html.find(text).unwrap();
        assert!(at("Content-Security-Policy") < at("<script>"));
        assert_eq!(html.matches("<script").count(), 2);
        assert_eq!(html.matches("stylesheet").count(), 1);
        assert_eq!(html.matches("planerka-worker").count(), 1);
        assert_eq!(html.matches("planerka-demo").count(), 1);
    }
}
