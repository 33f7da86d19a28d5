import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { importErrors, textOfRowError } from '../../import/import.errors.js';
import { ImportStaging, type ReportedRow, type RowOutcome } from '../../import/import.staging.js';
import { ledgerColumns, type LedgerField } from '../../ledger/ledger.columns.js';
import { importView, type ShownImport } from '../../views/import.view.js';
import type { ImportFilter, RowsQuery } from './import-register.dto.js';
import { LedgerImport } from './import.entity.js';

/** What became of a row, with the texts of its errors. */
export type ShownRow = Omit<ReportedRow, 'errors'> & {
  readonly errors: readonly {
    readonly column: string | null;
    /** What our exports call the column. */ readonly header: string | null;
    readonly code: string;
    readonly nearest?: readonly string[];
    readonly zh: string;
    readonly en: string;
  }[];
};

/** The imports of a jurisdiction. */
@Injectable()
export class ImportRegisterQuery {
  constructor(
    @InjectRepository(LedgerImport, 'clue-intake') private readonly imports: Repository<LedgerImport>,
    @Inject(PLATFORM) private readonly platform: Platform,
    private readonly staging: ImportStaging,
  ) {}

  /** The newest first. */
  list(principal: Principal, filter: ImportFilter): Promise<Page<LedgerImport>> {
    const query = this.visibleTo(principal);
    if (filter.status) query.andWhere('i.status = :status', filter);
    return pageOf(query.orderBy('i.preparedAt', 'DESC').addOrderBy('i.importId', 'ASC'), filter);
  }

  /** @throws DomainError import.unknown: no such import, or none that this person may see */
  async get(principal: Principal, importId: string): Promise<ShownImport> {
    const found = await this.visibleTo(principal).andWhere('i.importId = :importId', { importId }).getOne();
    if (!found) throw new DomainError(importErrors.unknown);
    return importView.show(found, principal, this.platform.clock.now());
  }

  /** The import as it stands with what became of its rows so far, counted row by row. */
  async preview(principal: Principal, importId: string): Promise<ShownImport & { readonly counted: Readonly<Record<RowOutcome, number>> }> {
    const shown = await this.get(principal, importId);
    return { ...shown, counted: await this.staging.counts(importId) };
  }

  /** Rows in the order of the file, `after` the last row number of the page before. */
  async rows(
    principal: Principal,
    importId: string,
    { outcome, after, limit }: RowsQuery,
  ): Promise<{ readonly items: readonly ShownRow[]; readonly next: number | null }> {
    await this.get(principal, importId);
    const found = await this.staging.report(importId, outcome, after, limit + 1);
    const items = found.slice(0, limit).map(shownRow);
    return { items, next: found.length > limit ? items.at(-1)!.rowNumber : null };
  }

  /** Every row, page by page as it is read. */
  async *report(importId: string): AsyncGenerator<ShownRow> {
    for (let after = 0; ;) {
      const rows = await this.staging.report(importId, undefined, after, 2_000);
      if (rows.length === 0) return;
      yield* rows.map(shownRow);
      after = rows.at(-1)!.rowNumber;
    }
  }

  private visibleTo(principal: Principal) {
    return withinScope(this.imports.createQueryBuilder('i'), 'i.organisation_id', principal, 'import.read');
  }
}

function shownRow(row: ReportedRow): ShownRow {
  return { ...row, errors: row.errors.map((error) => ({ ...error, header: headerOf(error.column), ...textOfRowError(error) })) };
}

/** Rows of earlier imports may name a column that is there no more. */
function headerOf(column: string | null): string | null {
  return column !== null && Object.hasOwn(ledgerColumns, column) ? ledgerColumns[column as LedgerField].headers[0] : null;
}
