import { eventFiles, newCosigner, newSigner } from '@liandong/ledger';
import { log, witnesses } from '../testing/export-fixture.js';

export type Files = ReadonlyMap<string, Uint8Array>;

/** One run of the program over an unpacked export: with which keys, after which change, and what has to come of it. */
export interface GoCase {
  readonly name: string;
  /** Of the log, then of the witnesses. */
  readonly keys: readonly string[];
  readonly change?: (files: Files) => Files;
  /** What it checks within the folder; default: the whole of it. */
  readonly only?: 'checkpoint';
  readonly right: boolean;
  /** Part of what it prints. */
  readonly says: string;
}

const [first, second] = witnesses;
const all = [log.vkey, first!.vkey, second!.vkey];
const at255 = eventFiles(255);
const other = newSigner(log.name, Buffer.alloc(32, 9)).vkey;
const impostor = newCosigner(first!.name, Buffer.alloc(32, 9)).vkey;

const edit =
  (name: string, from: string | RegExp, to: string | ((match: string, before: string, letter: string) => string)) =>
  (files: Files): Files => {
    const before = Buffer.from(files.get(name)!).toString();
    const after = typeof to === 'string' ? before.replace(from, to) : before.replace(from, to);
    if (after === before) throw new Error(`${name} does not hold ${String(from)}`);
    return new Map(files).set(name, Buffer.from(after));
  };
const otherLetter = (_match: string, before: string, letter: string): string => `${before}${letter === 'A' ? 'B' : 'A'}`;
const copy =
  (from: string, to: string) =>
  (files: Files): Files =>
    new Map(files).set(to, files.get(from)!);
const without =
  (pattern: RegExp) =>
  (files: Files): Files =>
    new Map([...files].filter(([name]) => !pattern.test(name)));
/** The cosignature is gone from the checkpoint and from every proof alike. */
const withoutCosignature = (files: Files): Files =>
  [...files.keys()]
    .filter((name) => name === 'checkpoint' || name.startsWith('proofs/'))
    .reduce((changed, name) => edit(name, new RegExp(`— ${second!.name}.*\n`), '')(changed), files);

const wrong = (name: string, says: string, change: (files: Files) => Files): GoCase => ({ name, keys: all, change, right: false, says });

export const goCases: readonly GoCase[] = [
  { name: 'a right export, cosigned by both witnesses', keys: all, right: true, says: 'ok: 5 leaves in a tree of 600, cosigned by 2' },
  {
    name: 'a right export, with the key of the log alone',
    keys: all.slice(0, 1),
    right: true,
    says: 'ok: 5 leaves in a tree of 600, cosigned by 0',
  },
  { name: 'a checkpoint alone', keys: all, only: 'checkpoint', right: true, says: 'ok: a tree of 600, cosigned by 2' },
  wrong('a byte of the data changed', '000000000255: data or metadata changed', edit(at255.data, '第2项', '第3项')),
  wrong('a byte of the metadata changed', '000000000255: data or metadata changed', edit(at255.metadata, '王芳', '李明')),
  wrong('a byte of the leaf changed', '000000000255: invalid transparency proof', edit(at255.leaf, 'ClueRegistered', 'ClueReturned')),
  wrong('a hash of the proof changed', '000000000255: ', edit(at255.proof, /(index 255\n)(.)/, otherLetter)),
  wrong('the proof of another leaf', '000000000255: the proof of leaf 256', copy(eventFiles(256).proof, at255.proof)),
  wrong('the proof of another leaf under its own number', '000000000255: invalid transparency proof', (files) =>
    edit(at255.proof, 'index 256', 'index 255')(copy(eventFiles(256).proof, at255.proof)(files)),
  ),
  wrong('another checkpoint in a proof', '000000000255: not a proof under this checkpoint', edit(at255.proof, '\n600\n', '\n601\n')),
  wrong('a byte of the checkpoint changed', 'invalid signature', edit('checkpoint', '\n600\n', '\n601\n')),
  wrong('a cosignature left out', `not signed by ${second!.name}`, withoutCosignature),
  wrong(
    'the time of a cosignature changed',
    'invalid signature',
    edit('checkpoint', new RegExp(`(— ${second!.name} [^\n]{8})(.)`), otherLetter),
  ),
  wrong('no event at all', 'no events', without(/^events\//)),
  { name: 'the key of another log', keys: [other, ...all.slice(1)], right: false, says: `not signed by ${log.name}` },
  { name: 'the key of another witness', keys: [log.vkey, impostor], right: false, says: `not signed by ${first!.name}` },
  {
    name: 'a witness’s key with another’s hash',
    keys: [log.vkey, `${first!.name}+00000000+${impostor.split('+').slice(2).join('+')}`],
    right: false,
    says: 'the hash in the key is another',
  },
  { name: 'the log’s key given as a witness’s', keys: [log.vkey, log.vkey], right: false, says: 'not the key of a witness' },
];
