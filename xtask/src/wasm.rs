//! Builds the npm package: Rust by wasm-pack into `pkg/wasm`, TypeScript into `pkg/dist`, and both together there.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::process::{node, program, root, run};
use crate::tools;

const GLUE: [&str; 4] = [
    "plan_widgets.js",
    "plan_widgets.d.ts",
    "plan_widgets_bg.wasm",
    "plan_widgets_bg.wasm.d.ts",
];

/// The wasm and its glue, as they ship.
pub fn build() -> Result<()> {
    let out = root().join("pkg/wasm");
    clear(&out)?;
    let bin = root().join("node_modules/.bin");
    if !bin.join("wasm-opt").exists() {
        // wasm-pack would skip the optimisation in silence.
        bail!("{} has no wasm-opt", bin.display());
    }
    let own = [tools::wasm_bindgen_folder()?, bin];
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(own.into_iter().chain(std::env::split_paths(&inherited)))
        .context("PATH cannot be extended")?;
    run(program(tools::wasm_pack_path()?)
        .env("PATH", path)
        .args([
            "build",
            "pkg/widgets",
            "--target",
            "web",
            "--profile",
            "wasm",
        ])
        .args(["--mode", "no-install", "--no-gitignore", "--no-pack"])
        .args(["--out-dir", "../wasm", "--out-name", "plan_widgets", "--"])
        .arg("--target-dir")
        .arg(root().join("target/shipped")))
}

/// `pkg/dist`: what a page or a bundler imports, by relative paths alone.
pub fn package() -> Result<()> {
    let dist = root().join("pkg/dist");
    clear(&dist)?;
    run(node("node_modules/typescript/bin/tsc").args(["-p", "pkg"]))?;
    for name in GLUE {
        let from = root().join("pkg/wasm").join(name);
        fs::copy(&from, dist.join(name))
            .with_context(|| format!("cannot copy {}", from.display()))?;
    }
    Ok(())
}

/// An empty folder: what an earlier build left must not ship.
pub fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))
}
