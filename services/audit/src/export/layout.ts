/** Layout of an export, format 1. The verifier is built on it: another layout is another format. */
export const FORMAT = 1;

export interface ExportManifest {
  readonly format: typeof FORMAT;
  readonly matterId: string;
  /** When the checkpoint was signed: the same checkpoint yields the same bytes. */
  readonly exportedAt: string;
  /** Name of the log. */
  readonly origin: string;
  readonly treeSize: number;
  readonly events: number;
  /** False where the matter has events that the checkpoint does not cover yet. */
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

/** The files of one event, by the index of its leaf. */
export function filesOf(index: number) {
  const digits = String(index).padStart(12, '0');
  return { leaf: `events/${digits}.leaf`, data: `events/${digits}.data.json`, metadata: `events/${digits}.metadata.json`, proof: `proofs/${digits}.tlog-proof` };
}

export const jsonText = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
