import type { AgencyState } from '../agency/agency.decider.js';
import { figures, person } from '../clue/clue.fixtures.js';
import { type Origin, outgoingTransfer, type OutgoingTransferCommand } from './outgoing-transfer.decider.js';
import type { Letter, OutgoingTransferEvent } from './outgoing-transfer.events.js';

/** The transfer of the specs: what belongs to the procuratorate goes there (0.14). */
export const at = '2020-06-11T02:00:00.000Z';
export const day = '2020-06-11';
export const keeper = { personId: 'mhk-intake', organisationId: 'mhk.case-management', role: 'intake-officer' };
export const director = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };
export const deputy = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };
export const procurator = { personId: 'mhk-procurator', organisationId: 'mhk.procuratorate', role: 'agency-integrator' };
export const congress = { personId: 'mhk-congress', organisationId: 'mhk.people-congress', role: 'agency-integrator' };

export const admitted: AgencyState = {
  status: 'active',
  admission: { name: '检察院', kind: 'procuratorate', commissionId: 'mhk', agreement: '协作协议', eventTypes: [] },
};
export const origin: Origin = {
  organisationId: 'mhk',
  number: '信〔2020〕1号',
  stands: true,
  subjects: [person('s1'), person('s2')],
  level: 'internal',
};
export const letter: Letter = {
  organisationId: 'mhk',
  agencyId: 'mhk.procuratorate',
  way: 'hand-over',
  documentNumber: '梅监移〔2020〕1号',
  title: '某科员涉嫌公益侵害',
  summary: '属检察机关管辖的部分',
  reason: '不属本机关管辖',
  clueId: 'c1',
};

export const command = <T extends OutgoingTransferCommand['type']>(
  type: T,
  data: Extract<OutgoingTransferCommand, { type: T }>['data'],
  by: OutgoingTransferCommand['by'] = keeper,
  moment = at,
) => ({ type, data, by, at: moment }) as OutgoingTransferCommand;
export const propose = (
  more: Partial<Letter> = {},
  subjectIds: readonly string[] = ['s1'],
  facts: { readonly agency?: AgencyState; readonly origin?: Origin } = {},
) => command('propose', { letter: { ...letter, ...more }, subjectIds, agency: admitted, origin, ...facts });
export const approve = command('approve', { agency: admitted, origin }, deputy);
export const accept = command('accept', { reference: '梅检收1号', acceptedOn: day }, procurator);
export const refuse = command('refuse', { reason: '不属本院管辖', refusedOn: day }, procurator);
/** Before the limit has passed, the agency has to be suspended. */
export const recall = (agency: AgencyState = { ...admitted, status: 'suspended' }, moment = at, level: Origin['level'] = 'internal') =>
  command('recall', { reason: '接收机关已暂停接入', agency, level }, deputy, moment);
export const giveUp = command('give-up', { reason: '线索已另行处理' }, deputy);
export const answer = command('answer', { text: '已办结', figures, answeredOn: day }, procurator);
export const acknowledge = command('acknowledge-answer', { acknowledgedOn: day }, director);

export const after = (history: readonly OutgoingTransferEvent[], ...commands: readonly OutgoingTransferCommand[]) =>
  commands.reduce<readonly OutgoingTransferEvent[]>(
    (events, one) => [...events, ...outgoingTransfer.decide(one, events.reduce(outgoingTransfer.evolve, outgoingTransfer.initial))],
    history,
  );

export const proposed = after([], propose());
export const sent = after(proposed, approve);
export const accepted = after(sent, accept);
export const answered = after(accepted, answer);
export const acknowledged = after(answered, acknowledge);
