import {
  answeringServices,
  asSeen,
  caseDecided,
  caseFiled,
  clueConcluded,
  clueForwarded,
  clueGivenToDepartment,
  clueHandedOver,
  clueReceivedFromAbove,
  clueRouted,
  clueRoutingFell,
  clueVoided,
  collaborationPlanInForce,
  documentEscalated,
  documentReplied,
  draftDocument,
  ecologyReferenced,
  figuresList,
  figuresQuery,
  forwardedClueKeptAsRepeat,
  forwardedClueRegistered,
  forwardedClueResultAcknowledged,
  forwardedClueResultGiven,
  forwardedClueReturned,
  legClosed,
  legOpened,
  levelInForce,
  limitWarned,
  institutionMeasureApplied,
  measureApplied,
  outgoingTransferSent,
  propertyRecovered,
  rectificationItemOpened,
  recusalsInForce,
  requestTo,
  subjectCleared,
  talkInquiryApproved,
  talkInquiryEnded,
  verificationConcluded,
  verificationTeamsInForce,
} from '@liandong/contracts';

/** What a service may do on NATS. Whatever is not listed is refused by the server. */
export interface NatsGrants {
  /** May announce public events, under its own name only. */
  readonly publishes: boolean;
  /** Public events that it may read. */
  readonly consumes: readonly { readonly type: string }[];
  /** Requests that it answers. */
  readonly serves: readonly { readonly pattern: string }[];
  /** Requests that it may send. */
  readonly calls: readonly { readonly pattern: string }[];
}

/** What every service that decides or publishes figures answers, under its own name, and the audit service alone may ask. */
const audited = (service: string) => [asSeen, figuresList, figuresQuery].map((request) => ({ pattern: requestTo(service, request) }));

/** Who may read and ask what: the one table behind infra/nats/nats.conf. A service that reads a further type needs a row here. */
export const natsGrants = {
  'clue-intake': {
    publishes: true,
    consumes: [
      clueHandedOver,
      verificationConcluded,
      caseFiled,
      caseDecided,
      measureApplied,
      subjectCleared,
      institutionMeasureApplied,
      talkInquiryApproved,
      talkInquiryEnded,
      clueConcluded,
      limitWarned,
      clueRouted,
      clueRoutingFell,
      clueVoided,
      clueForwarded,
      forwardedClueRegistered,
      forwardedClueReturned,
      forwardedClueResultGiven,
      forwardedClueResultAcknowledged,
      forwardedClueKeptAsRepeat,
      clueReceivedFromAbove,
      collaborationPlanInForce,
      verificationTeamsInForce,
      propertyRecovered,
      clueGivenToDepartment,
      outgoingTransferSent,
      recusalsInForce,
      levelInForce,
    ],
    serves: audited('clue-intake'),
    calls: [draftDocument],
  },
  'inspection-liaison': {
    publishes: true,
    consumes: [clueRouted, clueConcluded, legClosed, ecologyReferenced],
    serves: audited('inspection-liaison'),
    calls: [],
  },
  'joint-supervision': {
    publishes: true,
    consumes: [clueRouted, clueRoutingFell, legOpened, legClosed, recusalsInForce, levelInForce],
    serves: audited('joint-supervision'),
    calls: [],
  },
  'case-trial': {
    publishes: true,
    consumes: [verificationConcluded, recusalsInForce, levelInForce],
    serves: audited('case-trial'),
    calls: [],
  },
  // What a service reads of its own events it does like any other: published, then consumed.
  rectification: {
    publishes: true,
    consumes: [verificationConcluded, documentReplied, rectificationItemOpened, recusalsInForce],
    serves: audited('rectification'),
    calls: [draftDocument],
  },
  notification: {
    publishes: true,
    consumes: [documentEscalated, recusalsInForce],
    serves: [draftDocument, ...audited('notification')],
    calls: [],
  },
  // Reads the event store itself; asks the owners what was seen and counted.
  audit: { publishes: false, consumes: [], serves: [], calls: answeringServices.flatMap(audited) },
} as const satisfies Record<string, NatsGrants>;

export type NatsService = keyof typeof natsGrants;

export const natsServices = Object.keys(natsGrants) as readonly NatsService[];

/**
 * Refuses at once what the server would refuse again and again. Services that are not in the table are left to the server.
 *
 * @throws Error names the type and where it has to be granted
 */
export function ensureGranted(service: string, types: readonly string[]): void {
  const grants: NatsGrants | undefined = natsGrants[service as NatsService];
  if (!grants) return;
  const missing = types.filter((type) => !grants.consumes.some((granted) => granted.type === type));
  if (missing.length > 0)
    throw new Error(
      `${service} may not consume ${missing.join(', ')}: add that to libs/messaging/src/nats/permissions.ts and write infra/nats/nats.conf anew`,
    );
}
