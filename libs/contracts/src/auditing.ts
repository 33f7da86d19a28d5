import { z } from 'zod';

/** What the audit service asks the service that owns an event or a figure. Each service answers under its own name: `requestTo(service, asSeen)`. */
export interface OwnerRequest<Request extends z.ZodType<object>, Reply extends z.ZodType<object>> {
  readonly pattern: string;
  readonly request: Request;
  readonly reply: Reply;
}

/** Pattern under which a service answers: `clue-intake.as-seen.v1`. */
export function requestTo(service: string, { pattern }: { readonly pattern: string }): string {
  return `${service}.${pattern}`;
}

const position = z.string().regex(/^\d{1,19}$/);
const actor = z.object({ personId: z.string(), organisationId: z.string(), role: z.string() });

/** What whoever decided had before them (所见). */
export const asSeen = {
  pattern: 'as-seen.v1',
  request: z.object({
    stream: z.string().min(1).max(500),
    revision: z.number().int().nonnegative(),
    eventId: z.uuid(),
    matterId: z.string(),
  }),
  reply: z.object({
    service: z.string(),
    matterId: z.string(),
    eventId: z.uuid(),
    type: z.string(),
    decidedBy: actor,
    /** Every role that the person held then. */
    roles: z.array(z.string()),
    decidedAt: z.iso.datetime(),
    view: z.object({ name: z.string(), version: z.number().int().positive() }),
    /** The aggregate as it stood: its stream, revision, and the position of that revision. */
    stream: z.string(),
    revision: z.number().int(),
    position,
    /** Whether the person named the revision (`If-Match`), or the command met it. */
    confirmed: z.boolean(),
    rules: z.array(z.object({ ruleId: z.string(), version: z.string() })),
    shown: z.looseObject({}),
  }),
} as const satisfies OwnerRequest<z.ZodType<object>, z.ZodType<object>>;
export type AsSeen = z.infer<typeof asSeen.reply>;

const title = z.object({ zh: z.string(), en: z.string() });
const dimensions = z.record(z.string(), z.string());

/** Which figures a service publishes. */
export const figuresList = {
  pattern: 'figures.list.v1',
  request: z.object({}),
  reply: z.object({ figures: z.array(z.object({ name: z.string(), title, dimensions: z.array(z.string()) })) }),
} as const satisfies OwnerRequest<z.ZodType<object>, z.ZodType<object>>;
export type FigureTitle = z.infer<typeof figuresList.reply>['figures'][number];

/** One figure as it stood at a moment, with the events behind it. */
export const figuresQuery = {
  pattern: 'figures.query.v1',
  request: z.object({
    figure: z.string().min(1).max(200),
    /** The moment: a position, or everything recorded up to an instant; neither: now. */
    position: position.optional(),
    recordedUntil: z.iso.datetime().optional(),
    dimensions,
    /** Dimensions by which it is divided; without them a crossed figure is its number alone, any other is divided by all of its own. */
    by: z.array(z.string().min(1).max(100)).max(10).optional(),
    /** Only what belongs to this organisation and those below it: the reader's scope. */
    withinOrganisation: z.string().optional(),
    /** `next` of the page before. */
    after: z.string().max(60).optional(),
    limit: z.number().int().min(1).max(1_000),
  }),
  reply: z.object({
    figure: z.string(),
    title,
    at: z.object({ position: position.optional(), recordedUntil: z.iso.datetime().optional() }),
    value: z.number(),
    /** How many events are behind the number, on all pages. */
    total: z.number().int(),
    groups: z.array(z.object({ dimensions, value: z.number() })),
    /** What each event contributes; over all pages it adds up to the value. */
    events: z.array(z.object({ eventId: z.uuid(), position, value: z.number(), dimensions })),
    /** How people read its dimensions and their codes, of the answer alone: what is missing here stands as it is. */
    terms: z.record(z.string(), z.object({ zh: z.string(), members: dimensions })).optional(),
    next: z.string().optional(),
  }),
} as const satisfies OwnerRequest<z.ZodType<object>, z.ZodType<object>>;
export type FigureQuestion = z.infer<typeof figuresQuery.request>;
export type FigureAnswer = z.infer<typeof figuresQuery.reply>;

/** Which service writes a category of events: whom to ask about one of them. */
export const categoryOwners: Readonly<Record<string, string>> = {
  clue: 'clue-intake',
  recusal: 'clue-intake',
  personFacts: 'clue-intake',
  classification: 'clue-intake',
  clueNumber: 'clue-intake',
  zonePlan: 'clue-intake',
  verifiers: 'clue-intake',
  agency: 'clue-intake',
  import: 'clue-intake',
  libraryExport: 'clue-intake',
  talkInquiry: 'clue-intake',
  station: 'clue-intake',
  assignment: 'clue-intake',
  reporter: 'clue-intake',
  reply: 'clue-intake',
  quarterlyList: 'clue-intake',
  intervention: 'clue-intake',
  breach: 'clue-intake',
  departure: 'clue-intake',
  report: 'clue-intake',
  reportChannel: 'clue-intake',
  series: 'clue-intake',
  keyMark: 'clue-intake',
  directForward: 'clue-intake',
  screeningMeeting: 'clue-intake',
  clarification: 'clue-intake',
  falseAccusation: 'clue-intake',
  personEnquiry: 'clue-intake',
  library: 'clue-intake',
  custody: 'clue-intake',
  reconciliation: 'clue-intake',
  warning: 'clue-intake',
  review: 'clue-intake',
  clueCopy: 'clue-intake',
  outgoingTransfer: 'clue-intake',
  handover: 'inspection-liaison',
  evaluationReference: 'inspection-liaison',
  collaborationPlan: 'joint-supervision',
  staffRoster: 'joint-supervision',
  verification: 'joint-supervision',
  verificationRecusal: 'joint-supervision',
  verificationClassification: 'joint-supervision',
  matter: 'joint-supervision',
  case: 'case-trial',
  measure: 'case-trial',
  caseRecusal: 'case-trial',
  caseClassification: 'case-trial',
  caseNumber: 'case-trial',
  rectification: 'rectification',
  rectificationRecusal: 'rectification',
  document: 'notification',
  documentRecusal: 'notification',
  documentNumber: 'notification',
};

/** The services that answer these requests. */
export const answeringServices: readonly string[] = [...new Set(Object.values(categoryOwners))];
