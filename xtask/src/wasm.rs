//! Builds the npm package: Rust by wasm-pack into `pkg/wasm`, TypeScript into `pkg/dist`, and both together there.

use anyhow::{Context, Result, bail};

use crate::files::{clear, copy};
use crate::process::{node, program, root, run};
use crate::tools;

#[allow(dead_code)]
#[path = "../../tables/pack.rs"]
mod tables;

/// The wasms and their glue, as they ship: the widgets, the same without the finder, and the importer, which hardly a page needs.
pub fn build() -> Result<()> {
    clear(&root().join("pkg/wasm"))?;
    build_one("pkg/widgets", "plan_widgets")?;
    build_one("pkg/tracker", "plan_tracker")?;
    build_one("pkg/import", "plan_widgets_import")
}

fn build_one(package: &str, name: &str) -> Result<()> {
    let bin = root().join("node_modules/.bin");
    if !bin.join("wasm-opt").exists() {
        // wasm-pack would skip the optimisation in silence.
        bail!("{} has no wasm-opt", bin.display());
    }
    let own = [tools::wasm_bindgen_folder()?, bin];
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(own.into_iter().chain(std::env::split_paths(&inherited)))
        .context("PATH cannot be extended")?;
    // The standard library is rebuilt with us, for size: a panic is a trap at once, and carries no text. The pinned
    // compiler takes the -Z options under RUSTC_BOOTSTRAP; set here only, so that no other build knows of it.
    run(program(tools::wasm_pack_path()?)
        .env("PATH", path)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_PROFILE_WASM_PANIC", "immediate-abort")
        // The search looks at eight characters at once. Browsers that know adoptedStyleSheets know this too.
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            "-Ctarget-feature=+simd128",
        )
        .args(["build", package, "--target", "web", "--profile", "wasm"])
        .args(["--mode", "no-install", "--no-gitignore", "--no-pack"])
        .args(["--out-dir", "../wasm", "--out-name", name, "--"])
        .args(["-Zpanic-immediate-abort", "-Zbuild-std=std,panic_abort"])
        .arg("-Zbuild-std-features=optimize_for_size")
        .arg("--target-dir")
        .arg(root().join("target/shipped")))?;
    run(node("xtask/glue.mjs")
        .arg(format!("pkg/wasm/{name}.js"))
        .arg(format!("pkg/wasm/{name}_bg.wasm")))
}

/// `pkg/dist`: what a page or a bundler imports, by relative paths alone; `xtask/package.mjs` makes what is neither compiled nor copied.
pub fn package() -> Result<()> {
    let dist = root().join("pkg/dist");
    clear(&dist)?;
    run(node("node_modules/typescript/bin/tsc").args(["-p", "pkg"]))?;
    copy(&root().join("pkg/wasm"), &dist)?;
    let tables = tables::Source::open(&root().join("tables"))
        .map_err(|faults| anyhow::anyhow!(faults.join("\n")))?;
    std::fs::write(dist.join("plan_widgets_tables.bin"), tables.pack())
        .context("the tables cannot be written")?;
    run(&mut node("xtask/package.mjs"))?;
    run(&mut node("xtask/licences.mjs"))
}
