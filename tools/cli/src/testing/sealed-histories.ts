import fc from 'fast-check';
import { picture } from './picture.js';
import type { Method } from './watched-system.js';

export const PEOPLE = ['mhk-intake', 'mhk-director', 'mhk-principal', 'mhk-reception', 'mhk-lead-1', 'mhk-inv-1', 'mhk-auditor', 'pj-director', 'pj-principal'] as const;
export type Person = (typeof PEOPLE)[number];

/**
 * What nobody without the right may see, each a text that occurs nowhere else: who reported by letter, and who signed on the public channel; what is told
 * there, what is said to whoever told it, what is objected to the result, and what a photograph carries beside the picture.
 */
export const FIELDS = ['identity', 'signed', 'told', 'said', 'objected', 'carried'] as const;
export type Field = (typeof FIELDS)[number];
export type Secrets = Readonly<Record<Field, string>>;
const anySecrets: fc.Arbitrary<Secrets> = fc.noBias(fc.record({ identity: fc.uuid(), signed: fc.uuid(), told: fc.uuid(), said: fc.uuid(), objected: fc.uuid(), carried: fc.uuid() }));

/** A wish; in its path and body `{letter}`, `{report}`, `{taken}` and `{code}` stand for what they have become when it is made. */
export interface Wish {
  /** Undefined: anybody, without a token. */
  readonly who: Person | undefined;
  readonly method: Method;
  readonly path: string;
  readonly body?: object | string;
  /** Bytes of a photograph that go with the body as a form. */
  readonly photograph?: Buffer;
}

/** Every field holds the text. */
export const identityOf = (secret: string) => ({ name: `裘${secret}`, idNumber: secret, phone: `139-${secret}`, address: `光明街${secret}号`, workplace: `${secret}厂` });
export const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

const wish = (who: Person | undefined, path: string, body: object | string = {}): Wish => ({ who, method: 'POST', path, body });
const look = (who: Person, path: string): Wish => ({ who, method: 'GET', path });
const LETTER = '/clues/{letter}';
const TAKEN = '/clues/{taken}';
const REPORT = '/reports/{report}';
const REPLY = '/replies/{report}';
const code = '{code}';

const verification = { outcome: 'verified', means: '电话核实', checkedOn: '2020-06-11' };
const reveal = (of: string): readonly Wish[] => [
  wish('mhk-intake', `${of}/reporter/verification`, { ...verification, checkedOn: of === TAKEN ? today() : verification.checkedOn }), wish('mhk-director', `${of}/reporter/reveal-requests`, { reason: '须当面核实' }),
  wish('mhk-principal', `${of}/reporter/reveal-requests/1/approval`, { validHours: 24 }), wish('mhk-director', `${of}/reporter/reveal-requests/1/reading`),
];
const photographed = (carried: string): Wish => ({ ...wish(undefined, '/public/receipt/photographs', { code }), photograph: picture(carried) });

/** The dialogue, and who reads it. */
export const talk = ({ told, said, carried }: Secrets): readonly Wish[] => [
  wish('mhk-reception', `${REPORT}/questions`, { text: `是谁?${said}` }), wish(undefined, '/public/receipt/answers', { code, number: 1, text: `是${told}` }),
  wish(undefined, '/public/receipt/supplements', { code, text: `还有${told}` }), photographed(carried), wish(undefined, '/public/receipt', { code }),
  wish('mhk-reception', `${REPORT}/reading`), wish('mhk-reception', `${REPORT}/photographs/1/reading`),
];

/** B1.7: from the dialogue to the destruction. */
export const sentUp: readonly Wish[] = [
  wish('mhk-reception', `${REPORT}/direct-forward`, { ground: 'upper-managed' }), wish('mhk-principal', `${REPORT}/reading`), wish('mhk-principal', `${REPORT}/photographs/1/reading`),
  wish('mhk-principal', `${REPORT}/sending-up`, { toOrganisation: 'upper', sentOn: today() }),
];

/** B1.15, B1.16: who signed becomes the clue's reporter, is told what came of it, objects; the key goes. */
export const takenIn = ({ said, objected }: Secrets): readonly Wish[] => [
  wish('mhk-reception', `${REPLY}/acknowledgement`, { text: `已受理${said}` }),
  wish('mhk-reception', `${REPORT}/clue`, { departmentId: 'mhk.room-1', title: '反映某科员', summary: '违规发放补贴', subjects: [{ subjectId: 's1', name: '某科员', organisationId: 'mhk.unit-agriculture', position: '科员', managedBy: 'county', villageCadre: false }] }),
  ...reveal(TAKEN),
  wish('mhk-intake', `${TAKEN}/registration`), wish('mhk-intake', `${TAKEN}/screening`, { problemTypes: ['conduct'], opinion: '属本级管辖' }),
  wish('mhk-intake', `${TAKEN}/disposal-proposal`, { mode: 'close', opinion: '拟办' }), wish('mhk-principal', `${TAKEN}/disposal-approval`), wish('mhk-director', `${TAKEN}/conclusion`, { summary: '了结', concludedOn: today() }),
  look('mhk-director', '/library-export?format=csv'),
  wish('mhk-director', `${REPLY}/result`, { text: `不属实${said}` }), wish('mhk-director', `${REPLY}/objections`, { statement: `不服${objected}`, newEvidence: true, raisedOn: today() }),
  wish('mhk-lead-1', `${REPLY}/objections/1/reading`), wish('mhk-lead-1', `${REPLY}/objections/1/decision`, { recheck: true, reason: '有新证据' }),
];
export const forgotten: Wish = wish('mhk-principal', `${TAKEN}/reporter/key-destruction`, { reason: '保管期满' });

/** The letter's reporter, read once. */
const byLetter = ({ identity }: Secrets): readonly Wish[] => [wish('mhk-intake', `${LETTER}/reporter`, { signature: 'signed', identity: identityOf(identity) }), ...reveal(LETTER)];

/** Wishes of people who may and of people who may not, well-formed and not. */
function anyWish(secrets: Secrets): fc.Arbitrary<Wish> {
  const { identity, told, said, objected, carried } = secrets;
  const number = fc.constantFrom(1, 1, 2);
  const one = (path: string, body: object | string, ...who: readonly (Person | undefined)[]) => fc.constantFrom(...who).map((person) => wish(person, path, body));
  const clue = fc.constantFrom(LETTER, TAKEN);
  const about = (what: string, body: object, ...who: readonly Person[]) => fc.tuple(clue, number).chain(([of, n]) => one(`${of}/reporter/reveal-requests/${String(n)}/${what}`, body, ...who));
  const reading = (what: string, ...more: readonly Person[]) => one(`${what}/reading`, {}, ...PEOPLE, ...more);
  const wrong = fc.constantFrom<readonly [string, object | string]>(
    [`${LETTER}/reporter`, { signature: 'signed', identity: { ...identityOf(identity), nickname: identity } }], [`${LETTER}/reporter`, { signature: identity, identity: [identity] }], [`${LETTER}/reporter`, `{"signature":"${identity}`],
    [`${REPORT}/questions`, { text: [said] }], [`${REPORT}/notices`, `{"text":"${said}`], [`${REPLY}/objections`, { statement: objected, newEvidence: objected }], [`${REPORT}/repeat`, { firstReportId: 'none', notice: said }],
    [`${REPORT}/decline-proposal`, { ground: said, notice: said }], [`${REPLY}/result`, { text: said, means: said }],
  );
  const wrongPublic = fc.constantFrom<readonly [string, object | string]>(['/public/receipt/answers', { code, number: 9, text: told }], ['/public/receipt/supplements', { code: 'WRONG-WRONG-WRONG-WRONG', text: told }], ['/public/receipt/supplements', { code, text: told, name: told }], ['/public/receipt/answers', `{"text":"${told}`]);
  return fc.oneof(
    { weight: 3, arbitrary: wrong.chain(([path, body]) => one(path, body, 'mhk-intake', 'mhk-reception', 'mhk-director', 'pj-director')) },
    { weight: 2, arbitrary: wrongPublic.map(([path, body]) => wish(undefined, path, body)) },
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...PEOPLE), fc.constantFrom(REPORT, '/reports', REPLY, '/replies', TAKEN, LETTER, `${TAKEN}/reporter`, `${LETTER}/reporter`, '/library-export?format=csv')).map(([who, path]) => look(who, path)) },
    { weight: 3, arbitrary: reading(REPORT, 'mhk-reception') },
    { weight: 2, arbitrary: number.chain((n) => reading(`${REPORT}/photographs/${String(n)}`, 'mhk-reception')) },
    { weight: 2, arbitrary: number.chain((n) => reading(`${REPLY}/objections/${String(n)}`, 'mhk-lead-1')) },
    { weight: 3, arbitrary: about('reading', {}, 'mhk-director', 'mhk-director', ...PEOPLE) },
    { weight: 2, arbitrary: clue.chain((of) => one(`${of}/reporter/reveal-requests`, { reason: '须当面核实' }, 'mhk-intake', 'mhk-director', 'pj-director')) },
    about('approval', { validHours: 24 }, 'mhk-principal', 'pj-principal', 'mhk-director'),
    about('refusal', { reason: '无必要' }, 'mhk-principal', 'mhk-intake'),
    one(`${REPORT}/questions`, { text: said }, 'mhk-reception', 'mhk-director'),
    one('/public/receipt/supplements', { code, text: told }, undefined),
    fc.constant(photographed(carried)),
    one(`${REPORT}/decline-proposal`, { ground: 'others-remit', notice: `不予受理${said}` }, 'mhk-reception'),
    one(`${REPORT}/decline-approval`, {}, 'mhk-lead-1', 'mhk-director'),
    { weight: 2, arbitrary: one(`${REPORT}/decline-rejection`, { reason: '属本级管辖' }, 'mhk-lead-1') },
    clue.chain((of) => one(`${of}/reporter/key-destruction`, { reason: '保管期满' }, 'mhk-director', 'pj-principal')),
  );
}

/** The two courses that a report takes, each from a letter beside it to a destroyed key. */
export const courses = {
  'taken in': (secrets: Secrets): readonly Wish[] => [...byLetter(secrets), ...talk(secrets), ...takenIn(secrets), forgotten],
  'sent up': (secrets: Secrets): readonly Wish[] => [...byLetter(secrets), ...talk(secrets), ...sentUp],
} as const;

export interface History {
  readonly secrets: Secrets;
  readonly wishes: readonly Wish[];
}

/** One course, with what others wish in between. */
export function historyOf(course: keyof typeof courses): fc.Arbitrary<History> {
  return anySecrets.chain((secrets) => {
    const steps = courses[course](secrets);
    const between = fc.array(fc.array(anyWish(secrets), { maxLength: 2 }), { minLength: steps.length, maxLength: steps.length });
    return between.map((others) => ({ secrets, wishes: steps.flatMap((step, index) => [step, ...others[index]!]) }));
  });
}
