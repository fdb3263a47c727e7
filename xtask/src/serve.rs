//! `serve`: the release app on 127.0.0.1, until it is stopped.

use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};

use crate::run::command as program;
use crate::{build, http};

/// Builds, prints the address as the last line, and serves.
pub fn command(arguments: &[String]) -> Result<(), String> {
    let wish = wish(arguments)?;
    // Taken before the build: a busy port is said at once.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, wish.port)).map_err(|e| {
        let next = wish.port.wrapping_add(1).max(1024);
        format!("port {} cannot be used ({e}); try: cargo xtask serve --port {next}", wish.port)
    })?;
    let dist = build::release()?;
    let port = listener.local_addr().map_err(|e| e.to_string())?.port();
    let address = format!("http://127.0.0.1:{port}/");
    println!("{address}");
    // The line may go to a pipe, which is not flushed by itself.
    std::io::stdout().flush().map_err(|e| e.to_string())?;
    if wish.open {
        open(&address);
    }
    http::serve(&listener, move |path| Some(http::file(&dist, path)));
    Ok(())
}

#[derive(Debug, PartialEq)]
struct Wish {
    port: u16,
    open: bool,
}

fn wish(arguments: &[String]) -> Result<Wish, String> {
    let mut wish = Wish { port: 8080, open: false };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let (name, value) =
            argument.split_once('=').map_or((argument.as_str(), None), |(n, v)| (n, Some(v)));
        match name {
            "--open" => wish.open = true,
            "--port" => {
                let value = value.or_else(|| rest.next().map(String::as_str)).unwrap_or_default();
                wish.port = value
                    .parse()
                    .map_err(|_| format!("--port {value:?} is not a port: 1 to 65535"))?;
            }
            _ => return Err(format!("serve knows --port N and --open, not {argument:?}")),
        }
    }
    Ok(wish)
}

/// Opens the browser of the person; when there is none, the printed address is enough.
fn open(address: &str) {
    let (name, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    if let Err(e) = program(name).args(before).arg(address).spawn() {
        eprintln!("{name}: {e}; open {address} by hand");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Result<Wish, String> {
        wish(&line.split_whitespace().map(String::from).collect::<Vec<_>>())
    }

    #[test]
    fn the_port_is_8080_unless_named() {
        assert_eq!(said(""), Ok(Wish { port: 8080, open: false }));
        assert_eq!(said("--open --port 9000"), Ok(Wish { port: 9000, open: true }));
        assert_eq!(said("--port=9000"), Ok(Wish { port: 9000, open: false }));
        assert!(said("--port").is_err());
        assert!(said("--port 70000").is_err());
        assert!(said("--prot 1").is_err());
    }
}
