import { formatAddCheckpoint, mergeCosignatures, parseNote, signatureLine } from '@liandong/ledger';
import type { WitnessAddress } from './witness.config.js';

/** A witness that does not answer in this time counts as away, in ms. */
const TIMEOUT_MS = 10_000;
/** A cosignature is one line; who answers with more is no witness. */
const MOST_BYTES = 16_384;

export type WitnessAnswer =
  | { readonly kind: 'cosigned'; readonly line: string }
  /** It has cosigned another size than the one that was named. */
  | { readonly kind: 'stands-at'; readonly size: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** Asks a witness to cosign (C2SP tlog-witness, add-checkpoint). Never throws: whatever goes wrong is an answer. */
export async function addCheckpoint(
  { url, verifier }: WitnessAddress,
  oldSize: number,
  proof: readonly Uint8Array[],
  checkpoint: string,
): Promise<WitnessAnswer> {
  try {
    const response = await fetch(`${url}/add-checkpoint`, {
      method: 'POST',
      body: formatAddCheckpoint({ oldSize, proof, checkpoint }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await bounded(response);
    if (response.status === 409 && /^\d{1,16}\n$/.test(text)) return { kind: 'stands-at', size: Number(text) };
    if (response.status !== 200) return { kind: 'failed', reason: `HTTP ${response.status}: ${text.slice(0, 200)}` };
    const cosigned = parseNote(mergeCosignatures(checkpoint, text, [verifier])).signatures.find(
      ({ name, keyId }) => name === verifier.name && keyId === verifier.keyId,
    );
    return { kind: 'cosigned', line: signatureLine(cosigned!) };
  } catch (error) {
    const { message, cause } = error as { readonly message: string; readonly cause?: { readonly message?: string } };
    return { kind: 'failed', reason: `${message}${cause?.message ? ` (${cause.message})` : ''}`.slice(0, 200) };
  }
}

async function bounded(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += (part as Uint8Array).length;
    if (bytes > MOST_BYTES) throw new Error('the answer is too long');
    parts.push(part as Uint8Array);
  }
  return Buffer.concat(parts).toString('utf8');
}
