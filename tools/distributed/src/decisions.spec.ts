import { globSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { definitionOf, type ServiceDefinition } from '@liandong/service-kit';
import { serviceModules } from '@liandong/standalone/services';

const ROOT = join(import.meta.dirname, '../../..');
const services = serviceModules.map(definitionOf).filter(({ decisionViews = [] }) => decisionViews.length > 0);

/** `<word>By` names whoever approved, refused, signed, or settled something in another way. */
const deciding = new Set([
  'accepted',
  'acknowledged',
  'admitted',
  'adopted',
  'appointed',
  'approved',
  'assessed',
  'cancelled',
  'classified',
  'closed',
  'concluded',
  'confirmed',
  'corrected',
  'decided',
  'declined',
  'denied',
  'discontinued',
  'dismissed',
  'dropped',
  'endorsed',
  'escalated',
  'evaluated',
  'entrusted',
  'extended',
  'forwarded',
  'kept',
  'ordered',
  'recalled',
  'reconciled',
  'refused',
  'rejected',
  'reopened',
  'returned',
  'reviewed',
  'settled',
  'signed',
  'signedIn',
  'signedOut',
  'takenIn',
  'voided',
  'withdrawn',
]);
/** `<word>By` names whoever did, proposed, wrote down or handed in something; nothing is settled by it. */
const doing = new Set([
  'accept',
  'acknowledge',
  'added',
  'amended',
  'announced',
  'answered',
  'asked',
  'assigned',
  'called',
  'carriedOut',
  'checked',
  'convened',
  'countersigned',
  'delivered',
  'drafted',
  'feedback',
  'formed',
  'found',
  'given',
  'handed',
  'heard',
  'held',
  'identified',
  'lookedBack',
  'made',
  'noted',
  'opened',
  'passed',
  'prepared',
  'proposed',
  'raised',
  'read',
  'receipt',
  'received',
  'recorded',
  'registered',
  'replaced',
  'replied',
  'reported',
  'requested',
  'resubmitted',
  'resumed',
  'revised',
  'screened',
  'searched',
  'send',
  'sent',
  'sentBack',
  'served',
  'started',
  'submitted',
  'taken',
  'tell',
  'told',
]);
/** Facts whose names say that somebody settled something, whatever the members of their data are called. */
const DECIDING_NAME = /(Approved|Rejected|Signed|Countersigned|Endorsed|Declined|Decided|Dismissed|Returned)$/;
/** Of a service that follows the recusals and levels of others and has none of its own. */
const FOLLOWED = 'nobody is recused here, and nothing is classified: what another service decided is adopted';

/** Types that name a decider and yet are in no view’s `decisions`, and why. */
const exempt: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'clue-intake': {
    AssignmentAccepted: 'a receipt: whether it is taken on was settled by whoever gave it',
    DeadlineExtendedFromAbove: 'decided by the upper body, before its own file; here its letter is entered',
    ClueConcluded: 'every person’s outcome is known, or closing it was approved: nothing is left to choose',
    LibraryEntrusted: 'the first event: which unit of the organisation holds the library is no choice between things that were shown',
    ForwardingReturned: 'decided by the receiving organisation before its own file; here its return is entered',
    RecordSigned: 'the person who was talked to signs their own record on paper; what is done with it is proposed and approved later',
    CopyReplyAcknowledged: 'the people’s congress decides before its own page, the copy as its sender sees it; here its receipt is noted',
    TransferAccepted: 'the agency decides before its own page, the letter as it was sent; here its receipt is noted',
    TransferRefused: 'the agency decides before its own page, the letter as it was sent; here its return is entered',
    StepWithdrawn: 'whoever was to sign cannot: the signature is asked of somebody else, and nothing of the clue is decided',
    ClueClosed: 'follows from the acknowledged feedback or the approved disposal',
    FeedbackAcknowledged: 'whoever handed it in decides before a page of its own, or on paper; here its receipt is noted',
  },
  'joint-supervision': {
    ClassificationApproved: FOLLOWED,
    ClassificationRejected: FOLLOWED,
    PersonAdmitted: FOLLOWED,
    AdmissionWithdrawn: FOLLOWED,
    MatterClosed: 'follows from the last leg’s closing; the decision is that leg’s',
    PlanAdopted: 'the plan belongs to no matter, and the whole of it stands in the event',
  },
  'case-trial': {
    MeasureClosed: 'ends what was approved, on the day that the approval named or by the case’s end',
    TrialAccepted: 'takes in what was approved to be handed over; whether it is complete is decided by the return for supplement',
    CaseClosed: 'follows from the execution that was recorded',
  },
  rectification: { RecusalDecided: FOLLOWED },
  notification: { DocumentAcknowledged: 'a receipt', RecusalDecided: FOLLOWED },
};

interface EventType {
  readonly type: string;
  /** What stands before `By` in the names of its data's members. */
  readonly words: readonly string[];
}

/** The members of every exported union of { type, data } in the service's *.events.ts, and of what protects its matters, as the compiler sees them. */
function eventTypes({ name: service, recusals, secrecy }: ServiceDefinition): readonly EventType[] {
  const protection = [...(recusals ? ['recusal'] : []), ...(secrecy ? ['classification'] : [])];
  const files = [`services/${service}/src/**/*.events.ts`, ...protection.map((part) => `libs/protection/src/${part}/*.events.ts`)].flatMap(
    (pattern) => globSync(join(ROOT, pattern)),
  );
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const program = ts.createProgram(files, {
    ...options,
    composite: false,
    incremental: false,
    noEmit: true,
    customConditions: ['@liandong/source'],
  });
  const checker = program.getTypeChecker();
  const exported = files.flatMap((file) => checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!));
  const unions = exported.filter(({ name }) => name.endsWith('Event')).map((symbol) => checker.getDeclaredTypeOfSymbol(symbol));
  const types = unions.flatMap((type) => (type.isUnion() ? type.types : [type]));
  const member = (type: ts.Type, name: string) => {
    const symbol = type.getProperty(name);
    return symbol && checker.getTypeOfSymbol(symbol);
  };
  return types.flatMap((type) => {
    const [name, data] = [member(type, 'type'), member(type, 'data')];
    if (!name?.isStringLiteral() || !data) return [];
    const words = checker.getPropertiesOfType(data).flatMap((property) => /^(\w+)By$/.exec(property.name)?.[1] ?? []);
    return [{ type: name.value, words }];
  });
}

describe('what whoever decided had seen', () => {
  const all = services.map((definition) => ({ definition, types: eventTypes(definition) }));

  it.each(all.map((one) => [one.definition.name, one] as const))(
    '%s: every event by which somebody approves, refuses or signs is among a view’s decisions, or named here with the reason why not',
    (name, { definition, types }) => {
      const listed = new Set((definition.decisionViews ?? []).flatMap(({ decisions }) => [...decisions]));
      const excused = exempt[name] ?? {};
      const decisive = types.filter(({ type, words }) => DECIDING_NAME.test(type) || words.some((word) => deciding.has(word)));
      expect(decisive.filter(({ type }) => !listed.has(type) && !Object.hasOwn(excused, type)).map(({ type }) => type)).toEqual([]);
      // An excuse for what is listed, or for what is no decision any more, would hide the next gap.
      expect(Object.keys(excused).filter((type) => listed.has(type) || !decisive.some((one) => one.type === type))).toEqual([]);
      expect([...listed].filter((type) => !types.some((one) => one.type === type))).toEqual([]);
    },
  );

  it('every name of somebody is known to be of one who decides or of one who does', () => {
    const words = new Set(all.flatMap(({ types }) => types.flatMap((one) => one.words)));
    expect([...words].filter((word) => deciding.has(word) === doing.has(word)).sort()).toEqual([]);
    // That the compiler saw the events at all: the spine alone has more.
    expect(all.flatMap(({ types }) => types).length).toBeGreaterThan(120);
  });
});
