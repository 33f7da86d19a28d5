/** Layout of an export (事项导出), format 1: who writes it and who checks it must agree on it. Another layout is another format. */
export const EXPORT_FORMAT = 1;

export interface ExportManifest {
  readonly format: typeof EXPORT_FORMAT;
  readonly matterId: string;
  /** When the checkpoint was signed: the same checkpoint yields the same bytes. */
  readonly exportedAt: string;
  /** Name of the log. */
  readonly origin: string;
  readonly treeSize: number;
  readonly events: number;
  /** False where the matter has events that the checkpoint does not cover yet. What the exporter claims: proofs show what is there, never that nothing is left out. */
  readonly complete: boolean;
  /** Indexes of the leaves, ascending. */
  readonly leaves: readonly number[];
}

/** Whose signatures to ask for. It comes with the export, so it proves nothing by itself. */
export interface ExportKeys {
  readonly log: string;
  readonly witnesses: readonly string[];
  readonly quorum: number;
}

/** Every file that does not belong to one event. */
export const FIXED_FILES = ['README.md', 'manifest.json', 'checkpoint', 'keys.json'] as const;

/** The files of one event, by the index of its leaf. */
export function eventFiles(index: number) {
  const digits = String(index).padStart(12, '0');
  return {
    leaf: `events/${digits}.leaf`,
    data: `events/${digits}.data.json`,
    metadata: `events/${digits}.metadata.json`,
    proof: `proofs/${digits}.tlog-proof`,
  };
}
