/** Canonical leaves, the Merkle tree over them, signed checkpoints and proofs (C2SP, RFC 6962, RFC 8785). */
export {};
