//! The commands of the README: serve, build, test, check, bench.

mod base64;
mod bench;
mod browser;
mod build;
mod checks;
mod corpus;
mod css;
mod html;
mod http;
mod limit;
mod links;
mod offline;
mod policy;
mod run;
mod seal;
mod serve;
mod sha;
mod split;
mod tools;

use std::process::ExitCode;

const USAGE: &str = "cargo xtask COMMAND

  serve [--port 8080] [--open]  build the release app and serve it on 127.0.0.1
  build                         leave the release app in dist/, for any static host
  test                          every test there is: format, lints, native, browser
  check                         the fast subset: format, lints, native tests
  bench [NAME…]                 measure; merges into target/bench/results.json; first_load,
                                import, kpi and screens are names, and begin those of their parts
  bench corpus -- FOLDER…       read every file there, each in a process with 2 GB and 20 s

Missing tools are installed first, and named.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Result<(), String> {
    std::env::set_current_dir(run::root()).map_err(|e| format!("the project's root: {e}"))?;
    let rest = arguments.get(1..).unwrap_or_default();
    match arguments.first().map(String::as_str) {
        Some("serve") => serve::command(rest),
        Some("build") => build::release().map(|dist| println!("{}", dist.display())),
        Some("test") => checks::test(),
        Some("check") => checks::check(),
        Some("bench") => bench::command(rest),
        Some("post-build") => seal::hook(),
        Some("help" | "--help" | "-h") => {
            println!("{USAGE}");
            Ok(())
        }
        Some(other) => Err(format!("no command {other:?}\n\n{USAGE}")),
        None => Err(format!("which command?\n\n{USAGE}")),
    }
}
