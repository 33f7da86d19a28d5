import { keyOfPart, partOnly } from '../../clue/clue.forward-results.decider.js';
import { forwardingKeyOf, publicReason } from '../../clue/clue.forwarding.decider.js';
import { columns, type HandlersOf, nothingUndecided, row } from './clue-register.columns.js';
import { answered, told } from './listed-forwarding.js';

/** What went to other organisations, and what came of it there (B1.6). */
export const ofForwardings: HandlersOf<
  | 'ClueForwarded'
  | 'ForwardingRegistered'
  | 'ForwardingResultRecorded'
  | 'ForwardingResultAcknowledged'
  | 'ForwardingKeptAsRepeat'
  | 'PassedOnResultAcknowledged'
  | 'ForwardingReturned'
> = {
  ClueForwarded: (event) =>
    row(event, ({ status, subjects, forwardings, urgent }) => {
      const { remaining, subjectIds, toOrganisation, forwardedOn, documentNumber = null, onPaper, forwardingId } = event.data;
      const gone = subjects.filter(({ subjectId }) => subjectIds.includes(subjectId));
      const sent = {
        forwardingId: forwardingKeyOf(event.data, forwardings.length),
        toOrganisation,
        forwardedOn,
        reason: publicReason(event.data),
        documentNumber,
        onPaper: onPaper ?? forwardingId === undefined,
        status: 'sent',
        subjects: gone,
        number: null,
        receipt: null,
        returns: [],
        result: null,
      };
      const left = remaining === 0 ? { ...nothingUndecided, status: 'forwarded', departmentId: null, departmentAs: null } : { status };
      return {
        ...left,
        urgent: urgent && remaining > 0,
        subjects: subjects.filter((subject) => !gone.includes(subject)),
        forwardings: [...forwardings, sent],
      };
    }),
  ForwardingRegistered: (event) =>
    row(event, ({ forwardings }) => ({
      forwardings: answered(forwardings, event.data.forwardingId, {
        status: 'registered',
        number: event.data.number ?? null,
        receipt: event.data.document ?? null,
      }),
    })),
  ForwardingResultRecorded: (event) =>
    row(event, ({ forwardings }) => {
      const { forwardingId, text, figures, givenOn, document } = event.data;
      const result = { text, figures, givenOn, acknowledgedOn: null, ...(document ? { document } : {}) };
      return { forwardings: told(forwardings, forwardingId, partOnly(event.data), () => result) };
    }),
  ForwardingResultAcknowledged: (event) =>
    row(event, ({ forwardings }) => {
      const { forwardingId, acknowledgedOn } = event.data;
      return { forwardings: told(forwardings, forwardingId, partOnly(event.data), (before) => before && { ...before, acknowledgedOn }) };
    }),
  ForwardingKeptAsRepeat: (event) =>
    row(event, ({ forwardings }) => {
      const { forwardingId } = event.data;
      const key = keyOfPart(event.data);
      const repeats = forwardings.find((one) => one.forwardingId === forwardingId)?.repeats ?? [];
      return {
        forwardings: answered(forwardings, forwardingId, key === undefined ? { status: 'kept-as-repeat' } : { repeats: [...repeats, key] }),
      };
    }),
  PassedOnResultAcknowledged: (event) => columns(event, {}),
  ForwardingReturned: (event) =>
    row(event, ({ forwardings, subjects, disposalDueAt, status, priority, urgent }) => {
      const { forwardingId, subjectIds, reopened, deadline, reason, returnedOn, document = null } = event.data;
      const before = forwardings.find((one) => one.forwardingId === forwardingId)!;
      const back = reopened ? before.subjects.filter(({ subjectId }) => subjectIds.includes(subjectId)) : [];
      const returns = [...before.returns, { subjectIds, reason, returnedOn, document }];
      return {
        forwardings: answered(forwardings, forwardingId, { status: 'returned', returns }),
        subjects: [...subjects, ...back],
        status: deadline ? 'registered' : status,
        urgent: deadline ? priority : urgent,
        disposalDueAt: deadline?.dueAt ?? disposalDueAt,
      };
    }),
};
