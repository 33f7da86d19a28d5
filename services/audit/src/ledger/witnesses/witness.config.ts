import { z } from 'zod';
import { COSIGNATURE_V1, newVerifier, type Verifier } from '@liandong/ledger';

/** A witness (见证方): where it takes checkpoints, and the key by which its cosignatures are known. */
export interface WitnessAddress {
  readonly url: string;
  readonly verifier: Verifier;
}

function parseWitnesses(text: string): readonly WitnessAddress[] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map((one) => {
      const [, url, vkey] = /^(https?:\/\/[^=]+)=(.+)$/.exec(one) ?? [];
      if (!url || !vkey || !URL.canParse(url)) throw new Error(one);
      const verifier = newVerifier(vkey);
      if (verifier.type !== COSIGNATURE_V1) throw new Error(one);
      return { url: url.replace(/\/$/, ''), verifier };
    });
}

/** The ledger's settings of the audit service. */
export const ledgerConfig = z.object({
  /** `<address>=<verifier key>` of each witness, with spaces between them. */
  LEDGER_WITNESSES: z
    .string()
    .refine((text) => {
      try {
        return parseWitnesses(text).length >= 0;
      } catch {
        return false;
      }
    }, '地址=公钥,以空格分隔 / address=key, separated by spaces')
    .optional(),
  /** Pause of the background check after every 256 events, in ms. */
  LEDGER_SCRUB_PAUSE_MS: z.coerce.number().int().min(0).max(600_000).default(60),
  /** Whether the ledger's work has a thread of its own, as it should, or shares the one that answers HTTP, for debugging and specs. */
  LEDGER_THREAD: z.enum(['own', 'shared']).default('own'),
});
export type LedgerConfig = z.output<typeof ledgerConfig>;

export function witnessesOf({ LEDGER_WITNESSES: text = '' }: Pick<LedgerConfig, 'LEDGER_WITNESSES'>): readonly WitnessAddress[] {
  return parseWitnesses(text);
}
