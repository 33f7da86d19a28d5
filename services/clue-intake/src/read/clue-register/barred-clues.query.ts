import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import type { Principal } from '@liandong/access';
import { Clue } from './clue.entity.js';

/** What a recusal (回避, B4.1) leaves of a list whose lines are clues of many matters. Checks no permission: its callers do. */
@Injectable()
export class BarredCluesQuery {
  constructor(@InjectRepository(Clue, 'clue-intake') private readonly clues: Repository<Clue>) {}

  /** The same rows without the lines about clues that this person is kept from. */
  async without<Line extends { readonly clueId: string }, Row>(
    { barredFrom = [] }: Principal,
    rows: readonly Row[],
    linesOf: (row: Row) => readonly Line[],
    having: (row: Row, lines: readonly Line[]) => Row,
  ): Promise<Row[]> {
    const clueIds = barredFrom.length === 0 ? [] : rows.flatMap(linesOf).map(({ clueId }) => clueId);
    if (clueIds.length === 0) return [...rows];
    const found = await this.clues.find({ select: { clueId: true }, where: { clueId: In(clueIds), matterId: In([...barredFrom]) } });
    const barred = new Set([...barredFrom, ...found.map(({ clueId }) => clueId)]);
    return rows.map((row) =>
      having(
        row,
        linesOf(row).filter(({ clueId }) => !barred.has(clueId)),
      ),
    );
  }
}
