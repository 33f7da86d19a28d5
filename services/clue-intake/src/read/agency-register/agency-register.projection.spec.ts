import { agency, type Admission, type AgencyEvent } from '../../agency/agency.decider.js';
import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { agencyRegister } from './agency-register.projection.js';

const terms: Admission = {
  name: '检察院',
  kind: 'procuratorate',
  commissionId: 'mhk',
  agreement: '协议〔2020〕1号',
  eventTypes: ['clue.transferred'],
};
const admitted: AgencyEvent = { type: 'AgencyAdmitted', data: { ...terms, admittedBy: 'd' } };
const suspended: AgencyEvent = { type: 'AgencySuspended', data: { reason: '整改', suspendedBy: 'd' } };
const resumed: AgencyEvent = { type: 'AgencyResumed', data: { resumedBy: 'd' } };
const anew: AgencyEvent = { type: 'AgencyAdmitted', data: { ...terms, agreement: '协议〔2021〕2号', admittedBy: 'd' } };
const history = [admitted, suspended, resumed, suspended, anew];

describe('register of agencies', () => {
  itIsAReadModel(agencyRegister, ['agency-mhk.procuratorate', history]);

  it('0.13: given terms, when they are admitted anew, then the agency stands under those, and is no longer suspended', () => {
    const rows = rowAfterEach(agencyRegister, ['agency-mhk.procuratorate', history]);
    for (const [index, row] of rows.entries())
      expect(row).toMatchObject({
        agencyId: 'mhk.procuratorate',
        status: history.slice(0, index + 1).reduce(agency.evolve, agency.initial).status,
        revision: index,
      });
    expect(rows[1]).toMatchObject({ ...terms, suspensionReason: '整改' });
    expect(rows.at(-1)).toMatchObject({ agreement: '协议〔2021〕2号', suspensionReason: null, admittedBy: 'd' });
  });
});
