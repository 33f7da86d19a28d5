import {
  type Cosignature,
  type ExportManifest,
  LedgerError,
  type Policy,
  policyOf,
  type PolicyKeys,
  type VerifiedCheckpoint,
  verifyCheckpoint,
} from '@liandong/ledger';
import { ensureComplete, type ExportFiles, fileOf, readKeys, readManifest } from './export-files.js';
import { isBadInput, type Problem, type ProblemCode, Wrong } from './problems.js';
import { verifyLeaf } from './verify-leaf.js';

export interface ExportReport {
  /** right: proven under the given key · consistent: no key was given, so only no contradiction was found · wrong · bad-input */
  readonly verdict: 'right' | 'consistent' | 'wrong' | 'bad-input';
  readonly problem?: Problem;
  readonly manifest?: Omit<ExportManifest, 'leaves'>;
  /** Leaves that were found right before the end or the first wrong one. */
  readonly checkedLeaves: number;
  /** Cosignatures of the witnesses that were asked for. */
  readonly cosignatures: readonly Cosignature[];
}

export interface VerifyOptions {
  /** Called after each leaf. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Recomputes everything in an export. Without `keys` it takes those of the export itself and says so: the verdict is then
 * `consistent` at best, as whoever forges the export forges its keys too.
 */
export function verifyExport(files: ExportFiles, keys?: PolicyKeys, { onProgress }: VerifyOptions = {}): ExportReport {
  let manifest: ExportManifest | undefined;
  let cosignatures: readonly Cosignature[] = [];
  let checkedLeaves = 0;
  const report = (verdict: ExportReport['verdict'], problem?: Problem): ExportReport => {
    const { leaves: _leaves, ...rest } = manifest ?? {};
    return {
      verdict,
      ...(problem && { problem }),
      ...(manifest && { manifest: rest as Omit<ExportManifest, 'leaves'> }),
      checkedLeaves,
      cosignatures,
    };
  };
  try {
    const given = keys && ledger('input.bad-key', () => policyOf(keys));
    manifest = readManifest(files);
    const brought = ledger('export.bad-keys', () => policyOf(readKeys(files)));
    ensureComplete(files, manifest);
    const checkpoint = readCheckpoint(files, manifest, given ?? brought);
    cosignatures = checkpoint.cosignatures;
    const context = {
      files,
      manifest,
      checkpoint,
      note: Buffer.from(fileOf(files, 'checkpoint')).toString(),
      seen: { events: new Set<string>(), revisions: new Map<string, number>() },
    };
    for (const index of manifest.leaves) {
      verifyLeaf(index, context);
      checkedLeaves += 1;
      onProgress?.(checkedLeaves, manifest.events);
    }
    return report(given ? 'right' : 'consistent');
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return report(isBadInput(error.problem) ? 'bad-input' : 'wrong', error.problem);
  }
}

function readCheckpoint(files: ExportFiles, manifest: ExportManifest, policy: Policy): VerifiedCheckpoint {
  const checkpoint = ledger('checkpoint.refused', () => verifyCheckpoint(fileOf(files, 'checkpoint'), policy));
  if (checkpoint.origin !== manifest.origin) throw new Wrong('export.wrong-checkpoint', `origin ${checkpoint.origin}`);
  if (checkpoint.size !== manifest.treeSize) throw new Wrong('export.wrong-checkpoint', `tree size ${checkpoint.size}`);
  return checkpoint;
}

const own: readonly string[] = ['checkpoint.not-signed-by-log', 'checkpoint.wrong-origin', 'checkpoint.no-quorum'] satisfies ProblemCode[];

function ledger<T>(code: ProblemCode, what: () => T): T {
  try {
    return what();
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    throw new Wrong(own.includes(error.code) ? (error.code as ProblemCode) : code, error.message);
  }
}
