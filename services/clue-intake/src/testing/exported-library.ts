import type { TestApp } from '@liandong/service-kit/testing';
import { readTable } from '@liandong/spreadsheets';
import type { Digest } from '../read/figure-digest/figure-digest.query.js';

export type ExportedRow = Readonly<Record<string, string>>;

/** The clue library as its director takes it, or somebody else who may. */
export async function exportedFile(
  server: TestApp,
  organisationId: string,
  format: 'csv' | 'xlsx',
  filter = '',
  person = `${organisationId}-director`,
): Promise<Buffer> {
  const answer = await fetch(`${server.url}/api/clue-intake/library-export?format=${format}${filter}`, {
    headers: { authorization: `Bearer ${await server.token(person)}` },
  });
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** Its rows by header, in the order of the senders' numbers. */
export async function rowsOf(file: Buffer): Promise<readonly ExportedRow[]> {
  let head: readonly string[] | undefined;
  const rows: ExportedRow[] = [];
  for await (const { cells } of readTable(file).rows) {
    if (head) rows.push(Object.fromEntries(head.map((header, index) => [header, cells[index] ?? ''])));
    else head = cells;
  }
  const key = (row: ExportedRow) => `${row['原编号']} ${row['移送单位代码']}`;
  return rows.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** What every figure that is asked for stands at, by its dimensions. */
export async function figuresOf(
  server: TestApp,
  organisationId: string,
  questions: readonly string[],
): Promise<Readonly<Record<string, object>>> {
  const found = await Promise.all(
    questions.map(async (question) => {
      const { figures } = await server.read<Digest>(
        `${organisationId}-director`,
        `/api/clue-intake/figures?figure=clue-intake.${question}`,
      );
      return [
        question,
        Object.fromEntries(
          figures[0]!.groups
            .filter(({ standing }) => standing !== 0)
            .map(({ dimensions, standing }) => [JSON.stringify(dimensions), standing] as const)
            .sort(),
        ),
      ] as const;
    }),
  );
  return Object.fromEntries(found);
}
