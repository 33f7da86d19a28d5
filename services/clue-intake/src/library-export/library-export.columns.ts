import type { CellValue } from '@liandong/spreadsheets';
import { ledgerHead, ledgerLine } from '../ledger/ledger.lines.js';
import type { ExportedClue } from '../read/clue-register/clue-register.query.js';

/**
 * The columns of an exported library, versioned, since the event that records an export names them. Version 2 added how clues are handled
 * and where their feedback stands; version 3 says everything that an import reads, codes by their Chinese terms and moments as days in
 * China, so that a library can go to another commission; version 4 how many came together or signed (人数). Sealed data is not in the register, and so not here.
 */
export const exportColumns = { version: '4', head: ledgerHead } as const;

/** @param at the moment of the export, by which limits are judged */
export async function* exportLines(clues: AsyncIterable<ExportedClue>, at: string): AsyncGenerator<readonly CellValue[]> {
  for await (const clue of clues) yield ledgerLine({ clue, at });
}
