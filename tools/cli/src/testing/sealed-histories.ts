import fc from 'fast-check';
import { picture } from './picture.js';
import type { Method } from './watched-system.js';

/** Keeper, director, chief, reception, leader, the department that handles, an investigator, the agency, the body above, another commission, auditor, operator. */
export const PEOPLE = [
  'mhk-intake',
  'mhk-director',
  'mhk-principal',
  'mhk-reception',
  'mhk-lead-1',
  'mhk-supervisor-1',
  'mhk-inv-1',
  'mhk-procurator',
  'upper-principal',
  'pj-intake',
  'pj-director',
  'pj-principal',
  'mhk-auditor',
  'ops',
] as const;
export type Person = (typeof PEOPLE)[number];
/** Undefined: anybody, without a token. */
const EVERYBODY: readonly (Person | undefined)[] = [...PEOPLE, undefined];

/**
 * What nobody without the right may see, each made of texts that occur nowhere else: who reported by letter, who signed it beside, and who signed on the public channel; what is
 * told there, what is said to whoever told it, what is objected to the result, what a photograph carries beside the picture, and what a ledger says beside
 * its own columns and of persons whom the upper level manages.
 */
export const FIELDS = ['identity', 'cosigner', 'signed', 'told', 'said', 'objected', 'carried', 'listed'] as const;
export type Field = (typeof FIELDS)[number];
const IDENTITY = ['name', 'idNumber', 'phone', 'address', 'workplace'] as const;
type Identity = Readonly<Record<(typeof IDENTITY)[number], string>>;
export interface Secrets
  extends
    Readonly<Record<Exclude<Field, 'identity' | 'cosigner' | 'signed' | 'listed'>, string>>,
    Readonly<Record<'identity' | 'cosigner' | 'signed' | 'listed', Identity>> {}

const some = (length: number, from: number, to: number) =>
  fc.array(fc.integer({ min: from, max: to }), { minLength: length, maxLength: length }).map((codes) => String.fromCodePoint(...codes));
const ideographs = (length: number) => some(length, 0x4e00, 0x9fa5);
const digits = (length: number) => some(length, 0x30, 0x39);
const anyIdentity: fc.Arbitrary<Identity> = fc
  .record({ name: ideographs(4), idNumber: digits(17), phone: digits(10), address: ideographs(6), workplace: ideographs(6) })
  .map(({ name, idNumber, phone, address, workplace }) => ({
    name: `裘${name}`,
    idNumber: `${idNumber}X`,
    phone: `1${phone}`,
    address: `光明街 ${address}`,
    workplace: `${workplace}厂`,
  }));
const anySecrets: fc.Arbitrary<Secrets> = fc.noBias(
  fc.record({
    identity: anyIdentity,
    cosigner: anyIdentity,
    signed: anyIdentity,
    listed: anyIdentity,
    told: fc.uuid(),
    said: fc.uuid(),
    objected: fc.uuid(),
    carried: fc.uuid(),
  }),
);

/** Every text of a field, a name also without its first ideograph. */
export function textsOf(secrets: Secrets, field: Field): readonly string[] {
  const secret = secrets[field];
  return typeof secret === 'string' ? [secret] : [secret.name.slice(1), ...IDENTITY.map((one) => secret[one])];
}

/** Ids that a wish stands for in its path and body as `{name}`, with what they have become when it is made. */
export type Name =
  'letter' | 'letterMatter' | 'report' | 'reportMatter' | 'taken' | 'code' | 'meeting' | 'transfer' | 'forwarding' | 'import';

export interface Wish {
  readonly who: Person | undefined;
  readonly method: Method;
  /** Below `/api/clue-intake` unless it begins with `/api/`. */
  readonly path: string;
  /** An object is sent as JSON, a text as if it were, bytes as a file. */
  readonly body?: object | string | Buffer;
  /** Bytes of a photograph that go with the body as a form. */
  readonly photograph?: Buffer;
  /** The id that is answered has this name from now on. */
  readonly names?: Name;
  /** What has to be granted before follows by itself from this wish: a moment later. */
  readonly after?: string;
}

export const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
export const LETTER_DAY = '2020-06-11';

const wish = (who: Person | undefined, path: string, body: object | string | Buffer = {}, more: Partial<Wish> = {}): Wish => ({
  who,
  method: 'POST',
  path,
  body,
  ...more,
});
const look = (who: Person | undefined, path: string): Wish => ({ who, method: 'GET', path });
const LETTER = '/clues/{letter}';
const TAKEN = '/clues/{taken}';
const REPORT = '/reports/{report}';
const REPLY = '/replies/{report}';
const TALK = '/talk-inquiries/{letter}-1-1';
const code = '{code}';

/** Of whoever signed the letter beside the first (联名). */
const COSIGNER = `${LETTER}/reporters/2`;

const reveal = (reporter: string, checkedOn: string): readonly Wish[] => [
  wish('mhk-intake', `${reporter}/verification`, { outcome: 'verified', means: '电话核实', checkedOn }),
  wish('mhk-director', `${reporter}/reveal-requests`, { reason: '须当面核实' }),
  wish('mhk-principal', `${reporter}/reveal-requests/1/approval`, { validHours: 24 }),
  wish('mhk-director', `${reporter}/reveal-requests/1/reading`),
];
const photographed = (carried: string): Wish => ({
  ...wish(undefined, '/public/receipt/photographs', { code }),
  photograph: picture(carried),
});

/** The letter's reporters, each read once. */
const byLetter = ({ identity, cosigner }: Secrets): readonly Wish[] => [
  wish('mhk-intake', `${LETTER}/reporter`, { signature: 'signed', identity }),
  ...reveal(`${LETTER}/reporter`, LETTER_DAY),
  wish('mhk-intake', COSIGNER, { signature: 'signed', identity: cosigner }),
  ...reveal(COSIGNER, LETTER_DAY),
];

/** What a talk or inquiry is proposed with (B1.2). */
const plan = { steps: [{ what: '发函询问', who: '第一监督检查室', until: '2099-12-31' }], safety: '送达时由两人到场' };

/** The letter itself: a part goes to another commission, a part to the agency; a meeting studies the rest, which ends with talk and inquiry, signed for. */
const handled: readonly Wish[] = [
  wish('mhk-intake', `${LETTER}/registration`),
  wish('mhk-director', `${LETTER}/forwarding`, {
    toOrganisation: 'pj',
    subjectIds: ['s2'],
    reason: '属潘集区管辖',
    forwardedOn: LETTER_DAY,
  }),
  { ...look('pj-intake', '/clues/{forwarding}'), after: `${LETTER}/forwarding` },
  wish('pj-intake', '/clues/{forwarding}/registration'),
  wish(
    'mhk-director',
    '/outgoing-transfers',
    {
      organisationId: 'mhk',
      agencyId: 'mhk.procuratorate',
      way: 'hand-over',
      documentNumber: '梅监移〔2020〕1号',
      title: '公益损害问题',
      summary: '属检察机关管辖',
      reason: '不属本机关管辖',
      clueId: '{letter}',
      subjectIds: ['s3'],
    },
    { names: 'transfer' },
  ),
  wish('mhk-lead-1', '/outgoing-transfers/{transfer}/approval'),
  look('mhk-procurator', '/incoming-transfers/{transfer}'),
  wish('mhk-procurator', '/incoming-transfers/{transfer}/acceptance', { reference: '梅检受〔2020〕5号', acceptedOn: today() }),
  wish('mhk-procurator', '/incoming-transfers/{transfer}/answer', {
    text: '已立案监督',
    figures: { filed: 1, admonished: 0, educated: 0, noCase: 0 },
    answeredOn: today(),
  }),
  wish('mhk-intake', `${LETTER}/screening`, { problemTypes: ['conduct'], opinion: '属本级管辖' }),
  wish(
    'mhk-director',
    '/screening-meetings',
    {
      organisationId: 'mhk',
      kind: 'clue-study',
      title: '案件线索专题会',
      scheduledOn: LETTER_DAY,
      participants: [{ organisationId: 'mhk.dispatched-1' }, { organisationId: 'mhk.room-1' }],
      agenda: ['{letter}'],
    },
    { names: 'meeting' },
  ),
  wish('mhk-supervisor-1', '/screening-meetings/{meeting}/volumes', { clueId: '{letter}', volumes: 1, readOn: LETTER_DAY }),
  wish('mhk-director', '/screening-meetings/{meeting}/opinions', { clueId: '{letter}', decision: 'talk-inquiry', opinion: '宜先函询' }),
  wish('mhk-lead-1', '/screening-meetings/{meeting}/minutes', { minutes: '会议纪要', heldOn: LETTER_DAY }),
  look('mhk-supervisor-1', '/screening-meetings/{meeting}'),
  wish('mhk-intake', `${LETTER}/disposal-proposal`, { mode: 'talk-inquiry', opinion: '拟谈话函询', plan }),
  wish('mhk-lead-1', `${LETTER}/disposal-approval`),
  wish('mhk-principal', `${LETTER}/disposal-approval`),
  wish('mhk-intake', `${TALK}/handler`, { departmentId: 'mhk.room-1' }, { after: `${LETTER}/disposal-approval` }),
  wish('mhk-supervisor-1', `${TALK}/plan-proposal`, { form: 'letter', plan: '函询方案' }),
  wish('mhk-lead-1', `${TALK}/plan-approval`),
  wish('mhk-supervisor-1', `${TALK}/notice`, { servedOn: today(), servedTo: '本人', reference: '梅纪函〔2020〕1号' }),
  wish('mhk-supervisor-1', `${TALK}/reply`, { statement: '说明材料', countersignedBy: '某局党组书记', receivedOn: today() }),
  wish('mhk-supervisor-1', `${TALK}/report`, { facts: '……', opinion: '……', outcome: 'clarified', reportedOn: today() }),
  wish('mhk-principal', `${TALK}/outcome-approval`),
  wish('mhk-intake', '/custody/{letter}/handing-over', { handedOn: today() }, { after: `${TALK}/handler` }),
  wish('mhk-supervisor-1', '/custody/{letter}/receipt', { receivedOn: today() }),
  look('mhk-director', '/custody/{letter}'),
];

/** The dialogue, and who reads it. */
const talk = ({ told, said, carried }: Secrets): readonly Wish[] => [
  wish('mhk-reception', `${REPORT}/questions`, { text: `是谁?${said}` }),
  wish(undefined, '/public/receipt/answers', { code, number: 1, text: `是${told}` }),
  wish(undefined, '/public/receipt/supplements', { code, text: `还有${told}` }),
  photographed(carried),
  wish(undefined, '/public/receipt', { code }),
  wish('mhk-reception', `${REPORT}/reading`),
  wish('mhk-reception', `${REPORT}/photographs/1/reading`),
];

/** B1.7: from the dialogue to the destruction. */
const sentUp: readonly Wish[] = [
  wish('mhk-reception', `${REPORT}/direct-forward`, { ground: 'upper-managed' }),
  wish('mhk-principal', `${REPORT}/reading`),
  wish('mhk-principal', `${REPORT}/photographs/1/reading`),
  wish('mhk-principal', `${REPORT}/sending-up`, { toOrganisation: 'upper', sentOn: today() }),
];

/** B1.15, B1.16: who signed becomes the clue's reporter, is told what came of it, objects. */
const takenIn = ({ said, objected }: Secrets): readonly Wish[] => [
  wish('mhk-reception', `${REPLY}/acknowledgement`, { text: `已受理${said}` }),
  wish('mhk-reception', `${REPORT}/clue`, {
    departmentId: 'mhk.room-1',
    title: '反映某科员',
    summary: '违规发放补贴',
    subjects: [
      {
        subjectId: 's1',
        name: '某科员',
        organisationId: 'mhk.unit-agriculture',
        position: '科员',
        managedBy: 'county',
        villageCadre: false,
      },
    ],
  }),
  ...reveal(`${TAKEN}/reporter`, today()),
  wish('mhk-intake', `${TAKEN}/registration`),
  wish('mhk-intake', `${TAKEN}/screening`, { problemTypes: ['conduct'], opinion: '属本级管辖' }),
  wish('mhk-intake', `${TAKEN}/disposal-proposal`, { mode: 'close', opinion: '拟办' }),
  wish('mhk-principal', `${TAKEN}/disposal-approval`),
  wish('mhk-director', `${TAKEN}/conclusion`, { summary: '了结', concludedOn: today() }),
  wish('mhk-director', `${REPLY}/result`, { text: `不属实${said}` }, { after: `${TAKEN}/conclusion` }),
  wish('mhk-director', `${REPLY}/objections`, { statement: `不服${objected}`, newEvidence: true, raisedOn: today() }),
  wish('mhk-lead-1', `${REPLY}/objections/1/reading`),
  wish('mhk-lead-1', `${REPLY}/objections/1/decision`, { recheck: true, reason: '有新证据' }),
];

/** A ledger that names reporters in columns of its own, and a person of whom nothing may be kept (B1.7); the library goes out. */
const ledgers = ({ listed: { name, idNumber, phone, address, workplace } }: Secrets): readonly Wish[] => {
  const rows = [
    ['线索编号', '线索来源', '受理日期', '被反映人', '工作单位', '管理权限', '主要内容', '举报人', '举报人证件', '举报人电话'],
    [`旧${phone.slice(-4)}`, '信访', '2019年6月3日', '张某', '某镇政府', '县管', '反映其履职不力', name, idNumber, phone],
    [phone, '信访', '2019年6月3日', name, workplace, '省管', `反映${address}`, name, idNumber, phone],
  ];
  return [
    wish(
      'mhk-intake',
      '/imports?organisationId=mhk&title=台账&source=petition',
      Buffer.from(rows.map((row) => row.join(',')).join('\r\n')),
      { names: 'import' },
    ),
    look('mhk-intake', '/imports/{import}/rows'),
    wish('mhk-director', '/imports/{import}/confirmation'),
    look('mhk-intake', '/imports/{import}/report?format=csv'),
    look('mhk-director', '/library-export?format=csv'),
    look('mhk-director', '/library-export'),
    look('pj-director', '/library-export'),
    look('mhk-director', '/digests'),
  ];
};

/** B4.1: whoever might read is recused, tries to, and may be cleared again. */
const recused: fc.Arbitrary<readonly Wish[]> = fc
  .record({
    person: fc.constantFrom<Person>('mhk-director', 'mhk-lead-1', 'mhk-reception'),
    upheld: fc.boolean(),
    of: fc.constantFrom(['clue', 'letter', 'letterMatter'] as const, ['report', 'report', 'reportMatter'] as const),
  })
  .map(({ person, upheld, of: [kind, name, matter] }) => [
    wish('mhk-intake', '/recusals', {
      about: { kind, id: `{${name}}` },
      personId: person,
      chief: false,
      ground: 'near-kin',
      raisedBy: 'reporter',
      statement: '……',
      raisedOn: today(),
    }),
    wish(person, `${LETTER}/reporter/reveal-requests/1/reading`),
    wish(person, `${COSIGNER}/reveal-requests/1/reading`),
    wish(person, `${REPORT}/reading`),
    wish(person, `${REPLY}/objections/1/reading`),
    look(person, LETTER),
    wish('mhk-principal', `/recusals/{${matter}}/decision`, { personId: person, upheld, reason: '经核实', decidedOn: today() }),
    wish(person, `${LETTER}/reporter/reveal-requests/1/reading`),
    wish(person, `${REPORT}/reading`),
  ]);

/** Where anybody may try to look. */
const looks = [
  REPORT,
  '/reports',
  REPLY,
  '/replies',
  TAKEN,
  LETTER,
  '/clues',
  '/clues/{forwarding}',
  '/transfers',
  '/department-clues',
  '/incoming-transfers',
  '/outgoing-transfers/{transfer}',
  `${TAKEN}/reporter`,
  `${LETTER}/reporter`,
  `${LETTER}/reporters`,
  COSIGNER,
  '/replies/{letter}.2',
  TALK,
  '/screening-meetings/{meeting}',
  '/custody',
  '/imports/{import}/rows',
  '/library-export?format=csv',
  '/library-export',
  '/recusals',
  '/warnings',
  '/figures?figure=clue-intake.clues-received',
  `${LETTER}/duplicate-candidates`,
  '/ops/inbox/parked',
  '/ops/status',
  '/ops/timers',
  '/api/audit/matters/{letterMatter}',
  '/api/audit/matters/{reportMatter}/timeline',
  '/api/audit/matters/{letterMatter}/access-log',
  '/api/audit/matters/{reportMatter}/export',
  '/api/audit/reads',
  '/api/audit/persons/mhk-director/acts',
  '/api/audit/figures',
  '/api/joint-supervision/ops/status',
  '/api/notification/documents',
];

/** What is badly formed, with a secret where none belongs. */
const malformed = ({ identity, cosigner, told, said, objected }: Secrets): readonly (readonly [string, object | string])[] => [
  [`${LETTER}/reporter`, { signature: 'signed', identity: { ...identity, nickname: identity.name } }],
  [`${LETTER}/reporter`, { signature: identity.name, identity: [identity.idNumber] }],
  [`${LETTER}/reporter`, `{"signature":"${identity.phone}`],
  [COSIGNER, { signature: 'signed', identity: { ...cosigner, nickname: cosigner.name } }],
  // Without the one before.
  [`${LETTER}/reporters/4`, { signature: 'signed', identity: cosigner }],
  [`${REPORT}/questions`, { text: [said] }],
  [`${REPORT}/notices`, `{"text":"${said}`],
  [`${REPLY}/objections`, { statement: objected, newEvidence: objected }],
  [`${REPORT}/repeat`, { firstReportId: 'none', notice: said }],
  [`${REPORT}/decline-proposal`, { ground: said, notice: said }],
  [`${REPLY}/result`, { text: said, means: said }],
  ['/public/receipt/answers', { code, number: 9, text: told }],
  ['/public/receipt/supplements', { code: 'WRONG-WRONG-WRONG-WRONG', text: told }],
  ['/public/receipt/supplements', { code, text: told, name: told }],
  ['/public/receipt/answers', `{"text":"${told}`],
  [
    '/public/reports',
    { organisationId: 'mhk', channel: 'web', form: 'denunciation', text: told, identity: { ...identity, phone: [identity.phone] } },
  ],
];

/** What others wish in between: anything of all courses as anybody, looks, and what is badly formed. */
function anyWish(secrets: Secrets, steps: readonly Wish[]): fc.Arbitrary<Wish> {
  const { told, said, identity } = secrets;
  const anybody = fc.constantFrom(...EVERYBODY);
  const number = fc.constantFrom(1, 1, 1, 2);
  const readings = fc
    .tuple(
      fc.constantFrom(
        `${LETTER}/reporter/reveal-requests/#`,
        `${COSIGNER}/reveal-requests/#`,
        // An id that is put together like the second one's.
        '/clues/{letter}.2/reporter/reveal-requests/#',
        `${TAKEN}/reporter/reveal-requests/#`,
        REPORT,
        `${REPORT}/photographs/#`,
        `${REPLY}/objections/#`,
      ),
      number,
      anybody,
    )
    .map(([path, n, who]) => wish(who, `${path.replace('#', String(n))}/reading`));
  const more: readonly (readonly [readonly (Person | undefined)[], string, object])[] = [
    [['mhk-intake', 'mhk-director'], `${LETTER}/reporter/reveal-requests`, { reason: '想知道' }],
    [['mhk-intake', 'mhk-director'], `${COSIGNER}/reveal-requests`, { reason: '想知道' }],
    [['mhk-principal', 'mhk-intake'], `${LETTER}/reporter/reveal-requests/2/refusal`, { reason: '无必要' }],
    [['mhk-principal'], `${LETTER}/reporter/reveal-requests/2/approval`, { validHours: 1 }],
    [['mhk-reception'], `${REPORT}/decline-proposal`, { ground: 'others-remit', notice: `不予受理${said}` }],
    [['mhk-lead-1'], `${REPORT}/decline-approval`, {}],
    [['mhk-lead-1'], `${REPORT}/decline-rejection`, { reason: '属本级管辖' }],
    [[undefined], '/public/receipt/supplements', { code, text: told }],
  ];
  return fc.oneof(
    { weight: 5, arbitrary: fc.tuple(fc.constantFrom(...steps), anybody).map(([step, who]) => ({ ...step, who })) },
    { weight: 5, arbitrary: fc.tuple(fc.constantFrom(...looks), anybody).map(([path, who]) => look(who, path)) },
    { weight: 4, arbitrary: readings },
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...malformed(secrets))
        .chain(([path, body]) =>
          fc
            .constantFrom<Person | undefined>(
              ...(path.startsWith('/public') ? [undefined] : (['mhk-intake', 'mhk-reception', 'mhk-director', 'pj-director'] as const)),
            )
            .map((who) => wish(who, path, body)),
        ),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom(...more).chain(([who, path, body]) => fc.constantFrom(...who).map((one) => wish(one, path, body))),
    },
    fc
      .tuple(fc.constantFrom('mhk-intake', 'mhk-inv-1', 'pj-intake'), fc.constantFrom(...IDENTITY))
      .map(([who, one]) => look(who as Person, `/clues?text=${encodeURIComponent(identity[one])}`)),
  );
}

export type Course = 'taken in' | 'sent up';
export interface History {
  readonly secrets: Secrets;
  readonly wishes: readonly Wish[];
}

/** The steps of all courses, each in its order, one course among the others by chance. */
function merged(courses: readonly (readonly Wish[])[]): fc.Arbitrary<readonly Wish[]> {
  const turns = courses.flatMap((steps, index) => steps.map(() => index));
  return fc.shuffledSubarray(turns, { minLength: turns.length, maxLength: turns.length }).map((order) => {
    const rest = courses.map((steps) => [...steps]);
    return order.map((index) => rest[index]!.shift()!);
  });
}

/** One letter and one report that takes its course, with what others wish in between: at most `others` of it after each step. */
export function historyOf(course: Course, others = 1): fc.Arbitrary<History> {
  return fc.tuple(anySecrets, recused).chain(([secrets, recusal]) => {
    const report = [...talk(secrets), ...(course === 'taken in' ? takenIn(secrets) : sentUp)];
    const courses = [[...byLetter(secrets), ...recusal], handled, report, ledgers(secrets)];
    const steps = courses.flat();
    const between = fc.array(fc.array(anyWish(secrets, steps), { maxLength: others }), {
      minLength: steps.length,
      maxLength: steps.length,
    });
    return fc
      .tuple(merged(courses), between)
      .map(([order, strange]) => ({ secrets, wishes: order.flatMap((step, index) => [step, ...strange[index]!]) }));
  });
}
