//! Memory: an allocator of constant time, a quarter of the weight of the one Rust brings along for the web.

#[global_allocator]
static MEMORY: rlsf::GlobalTlsf<Small> = rlsf::GlobalTlsf::new();

struct Small;

impl rlsf::GlobalTlsfOptions for Small {
    /// A piece that grows is copied, as most are that grow here anyway.
    const ENABLE_REALLOCATION: bool = false;
}
