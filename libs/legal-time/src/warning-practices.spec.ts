import { deadline } from './deadline.js';
import { ruleInForce } from './rules.js';
import { timeLimits } from './time-limits.js';
import { linesOf, warningMoments } from './warning-lines.js';
import { practiceOf, warningPractices } from './warning-practices.js';

const since = (ruleId: string, start = '2026-01-05') => deadline(ruleInForce(timeLimits, ruleId, start), `${start}T00:00:00.000+08:00`);
const practice = (name: string) => warningPractices.find((one) => one.practice === name)!;
const days = (name: string, ruleId: string) =>
  warningMoments(since(ruleId), linesOf(practice(name), ruleId)).map(
    ({ stage, at }) => `${stage} ${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)}`,
  );

describe('B1.23: warning practices', () => {
  it('B1.23: 长武: blue after a month; verification yellow after 3 and red after 6; inquiry after 2 and 3', () => {
    expect(days('changwu', 'B1.23-verification')).toEqual(['blue 2026-02-05', 'yellow 2026-04-05', 'red 2026-07-05', 'overdue 2026-07-07']);
    expect(days('changwu', 'B1.23-inquiry')).toEqual(['blue 2026-02-05', 'yellow 2026-03-05', 'red 2026-04-05', 'overdue 2026-04-08']);
  });

  it('B1.23: 奎屯: yellow after a month, red after two; other limits yellow three days before they end', () => {
    expect(days('kuitun', 'B1.23-verification')).toEqual(['yellow 2026-02-05', 'red 2026-03-05', 'overdue 2026-07-07']);
    expect(days('kuitun', 'B1.2')).toEqual(['yellow 2026-02-02', 'overdue 2026-02-06']);
  });

  it('B1.23: 兴安: blue, yellow and red with three, two and one months left', () => {
    expect(days('xingan', 'B1.23-verification')).toEqual(['blue 2026-04-06', 'yellow 2026-05-06', 'red 2026-06-06', 'overdue 2026-07-07']);
  });

  it('B1.23: an organisation follows the practice and the version of the day on which the limit starts', () => {
    expect(practiceOf('elsewhere', '2026-01-05').rules).toEqual([{ ruleId: 'B1.23:kuitun', version: '1' }]);
    const row = (version: string, effectiveFrom: string, more: object) => ({
      organisationId: 'a',
      version,
      effectiveFrom,
      clause: { zh: '本地', en: 'local' },
      ...more,
    });
    const rows = [
      row('1', '2025-01-01', { follows: 'changwu' }),
      row('2', '2026-01-01', { follows: 'xingan' }),
      row('3', '2027-01-01', { lines: [{ lines: [{ band: 'red', from: 'end', distance: { amount: 1, unit: 'days' } }] }] }),
    ];
    const practices = [...warningPractices, { ...practice('xingan'), version: '2', effectiveFrom: '2026-06-01' }];
    const on = (date: string, organisationId = 'a') =>
      practiceOf(organisationId, date, rows, practices).rules.map(({ ruleId, version }) => `${ruleId} ${version}`);
    expect(['2024-12-31', '2025-12-31', '2026-01-01', '2026-06-01', '2027-01-01'].map((date) => on(date))).toEqual([
      ['B1.23:kuitun 1'],
      ['B1.23:changwu 1', 'B1.23 1'],
      ['B1.23:xingan 1', 'B1.23 2'],
      ['B1.23:xingan 2', 'B1.23 2'],
      ['B1.23 3'],
    ]);
    expect([on('2025-12-31', 'a.room-1'), on('2025-12-31', 'ab')]).toEqual([['B1.23:changwu 1', 'B1.23 1'], ['B1.23:kuitun 1']]);
    expect(
      warningMoments(since('B1.2', '2027-01-05'), linesOf(practiceOf('a', '2027-01-05', rows).practice, 'B1.2')).map(({ stage }) => stage),
    ).toEqual(['red', 'overdue']);
  });
});
