import { keyOfPart, partOnly } from '../../clue/clue.forward-results.decider.js';
import { columns, type HandlersOf, row } from './clue-register.columns.js';
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
      const { remaining, subjectIds, forwardingId, toOrganisation } = event.data;
      const gone = subjects.filter(({ subjectId }) => subjectIds.includes(subjectId));
      const sent =
        forwardingId === undefined ? [] : [{ forwardingId, toOrganisation, status: 'sent', subjects: gone, number: null, result: null }];
      const left = remaining === 0 ? { status: 'forwarded', departmentId: null, departmentAs: null } : { status };
      return {
        ...left,
        urgent: urgent && remaining > 0,
        subjects: subjects.filter((subject) => !gone.includes(subject)),
        forwardings: [...forwardings, ...sent],
      };
    }),
  ForwardingRegistered: (event) =>
    row(event, ({ forwardings }) => ({
      forwardings: answered(forwardings, event.data.forwardingId, { status: 'registered', number: event.data.number }),
    })),
  ForwardingResultRecorded: (event) =>
    row(event, ({ forwardings }) => {
      const { forwardingId, text, figures, givenOn } = event.data;
      return {
        forwardings: told(forwardings, forwardingId, partOnly(event.data), () => ({ text, figures, givenOn, acknowledgedOn: null })),
      };
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
      const { forwardingId, subjectIds, reopened, deadline } = event.data;
      const back = reopened
        ? forwardings.find((one) => one.forwardingId === forwardingId)!.subjects.filter(({ subjectId }) => subjectIds.includes(subjectId))
        : [];
      return {
        forwardings: answered(forwardings, forwardingId, { status: 'returned' }),
        subjects: [...subjects, ...back],
        status: deadline ? 'registered' : status,
        urgent: deadline ? priority : urgent,
        disposalDueAt: deadline?.dueAt ?? disposalDueAt,
      };
    }),
};
