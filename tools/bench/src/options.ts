import { parseArgs } from 'node:util';

export interface Options {
  /** Names of scenarios; empty: all. */
  readonly only: readonly string[];
  readonly repeats: number;
  readonly quick: boolean;
  readonly full: boolean;
  readonly json: boolean;
  readonly write: boolean;
  readonly help: boolean;
}

export const HELP = `Measures our event store beside its peers, on one embedded PostgreSQL.

  npm run bench -- [options]

  --only <scenario>   only this one; may be repeated
  --repeats <n>       interleaved repeats of each comparison, default 5
  --quick             short runs with 1 repeat, to see that everything works
  --full              also what takes minutes: a store of a million events
  --json              results as JSON on standard output
  --write             writes the tables of docs/benchmarks.md
`;

/** @throws Error that says which option is wrong */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true },
      repeats: { type: 'string' },
      quick: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const repeats = Number(values.repeats ?? (values.quick ? 1 : 5));
  if (!Number.isInteger(repeats) || repeats < 1) throw new Error(`--repeats must be a number of at least 1, not ${values.repeats}`);
  return {
    only: values.only ?? [],
    repeats,
    quick: values.quick,
    full: values.full,
    json: values.json,
    write: values.write,
    help: values.help,
  };
}
