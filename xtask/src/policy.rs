//! The content security policy of the built page, and the two inline scripts that it allows.

use crate::sha::integrity;

/// Runs before anything else: the guard, the trusted types policy, the crash page.
const PRE: &str = include_str!("pre.js");
/// Loads the app.
const BOOT: &str = include_str!("boot.js");

/// The two scripts as they stand in the page.
pub struct Scripts {
    /// First script of the head.
    pub pre: String,
    /// Second script of the head.
    pub boot: String,
}

/// The scripts, loading this app: addresses relative to the page, digest of the wasm.
pub fn scripts(js: &str, wasm: &str, wasm_integrity: &str) -> Scripts {
    let boot = bare(BOOT)
        .replace("{JS}", js)
        .replace("{WASM}", wasm)
        .replace("{INTEGRITY}", wasm_integrity);
    Scripts { pre: bare(PRE), boot }
}

/// Without whole-line comments and indentation: readers of the source have them.
pub fn bare(script: &str) -> String {
    let lines =
        script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The policy for a `<meta>`: a header could also name `frame-ancestors` and `sandbox`.
pub fn policy(scripts: &Scripts) -> String {
    let (pre, boot) = (integrity(scripts.pre.as_bytes()), integrity(scripts.boot.as_bytes()));
    format!(
        "default-src 'none'; script-src 'self' '{pre}' '{boot}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; \
         manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-src 'none'; object-src 'none'; \
         media-src 'none'; require-trusted-types-for 'script'; trusted-types default"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_holds_the_digest_of_each_script_as_written() {
        let scripts = scripts("./a.js", "./a.wasm", "sha384-x");
        let policy = policy(&scripts);
        assert!(policy.contains(&integrity(scripts.pre.as_bytes())));
        assert!(policy.contains(&integrity(scripts.boot.as_bytes())));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    }

    #[test]
    fn the_loader_names_the_app_and_its_digest() {
        let boot = scripts("./a.js", "./a.wasm", "sha384-x").boot;
        assert!(
            boot.contains("'./a.js'") && boot.contains("'./a.wasm'") && boot.contains("'sha384-x'")
        );
        assert!(!boot.contains('{') || !boot.contains("{JS}"));
    }

    #[test]
    fn no_script_ends_its_own_element() {
        let scripts = scripts("j", "w", "i");
        for script in [scripts.pre, scripts.boot] {
            assert!(!script.contains("</script") && !script.contains("<!--"));
        }
    }
}
