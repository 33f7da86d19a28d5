import { runThread } from '@liandong/service-kit/thread';
import { readSigningKey } from './key-file.js';
import type { RefusalCode } from './refusal.js';
import { RunningSigner } from './running-signer.js';
import type { SigningConfig } from './signer.config.js';

export interface SignerThreadData {
  readonly databaseUrl: string;
  readonly keyFile: string;
  readonly config: Pick<SigningConfig, 'LEDGER_CHECKPOINT_EVENTS' | 'LEDGER_CHECKPOINT_SECONDS'>;
}

export type SignerNews =
  { readonly kind: 'refused'; readonly why: string; readonly code: RefusalCode } | { readonly kind: 'trouble'; readonly why: string };

// The signer in a thread of its own within a process that does other things too; the key is read here and nowhere else.
await runThread<SignerThreadData, SignerNews, never>(async ({ keyFile, ...data }, line) => {
  const key = await readSigningKey(keyFile);
  const signer = new RunningSigner({
    ...data,
    key,
    keyFile,
    onError: (error) => line.tell({ kind: 'trouble', why: String(error) }),
    onRefusal: (why, code) => line.tell({ kind: 'refused', why, code }),
  });
  return () => signer.stop();
});
