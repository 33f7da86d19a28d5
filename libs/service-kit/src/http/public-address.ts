/** Bytes of a body that somebody without a token may send. */
export const PUBLIC_BODY_LIMIT = 64 * 1024;

/** Whether an address, of the API or of a page, belongs to the public channel: no token, and no trace of who asked. */
export function isPublicAddress(url: string | undefined): boolean {
  return url !== undefined && /^\/(api\/[a-z-]+\/)?public\//.test(url);
}
