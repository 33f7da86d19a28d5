import { clueTransferred } from '@liandong/contracts';
import { given } from '@liandong/testing';
import { type Admission, agency, type AgencyCommand, type AgencyEvent } from './agency.decider.js';

const at = '2020-06-01T02:00:00.000Z';
const director = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };
const terms: Admission = {
  name: '梅河口市人民检察院',
  kind: 'procuratorate',
  commissionId: 'mhk',
  agreement: '监检公益诉讼协作协议(2020)',
  eventTypes: [clueTransferred.type],
};

const admitted: readonly AgencyEvent[] = [{ type: 'AgencyAdmitted', data: { ...terms, admittedBy: director.personId } }];
const suspended: readonly AgencyEvent[] = [
  ...admitted,
  { type: 'AgencySuspended', data: { reason: '协议到期', suspendedBy: director.personId } },
];

const command = <T extends AgencyCommand['type']>(type: T, data: Extract<AgencyCommand, { type: T }>['data']) =>
  ({ type, data, by: director, at }) as AgencyCommand;

describe('agency', () => {
  it('0.13: when an agency is admitted, then the agreement, its event types and who admitted it stand', () => {
    given(agency, [])
      .when(command('admit', terms))
      .then([{ type: 'AgencyAdmitted', data: { ...terms, admittedBy: director.personId } }]);
  });

  it('given an admitted agency, when admitted on the same terms, then nothing happens; on other terms they replace the old ones', () => {
    given(agency, admitted).when(command('admit', terms)).thenNothing();
    const renewed = { ...terms, agreement: '续签协议(2021)' };
    given(agency, admitted).when(command('admit', renewed)).thenTypes('AgencyAdmitted');
    const { state } = given(agency, [...admitted, { type: 'AgencyAdmitted', data: { ...renewed, admittedBy: director.personId } }]);
    expect(state).toEqual({ status: 'active', admission: renewed });
  });

  it('given a suspended agency, when resumed, then it is active on its old terms; twice suspended is refused', () => {
    given(agency, admitted)
      .when(command('suspend', { reason: '协议到期' }))
      .then([suspended[1]!]);
    given(agency, suspended)
      .when(command('suspend', { reason: '……' }))
      .thenRefused('agency.not-allowed');
    given(agency, suspended)
      .when(command('resume', {}))
      .then([{ type: 'AgencyResumed', data: { resumedBy: director.personId } }]);
    expect(given(agency, [...suspended, { type: 'AgencyResumed', data: { resumedBy: director.personId } }]).state).toEqual({
      status: 'active',
      admission: terms,
    });
  });

  it('given an agency that was never admitted, then it can neither be suspended nor resumed, and nobody owns it', () => {
    given(agency, [])
      .when(command('suspend', { reason: '……' }))
      .thenRefused('agency.not-allowed');
    expect(given(agency, []).when(command('resume', {})).thenRefused('agency.not-allowed')).toMatchObject({
      refusal: { allowed: ['admit'] },
    });
    expect(agency.owner?.(given(agency, []).state)).toBeUndefined();
    expect(agency.owner?.(given(agency, admitted).state)).toBe('mhk');
  });
});
