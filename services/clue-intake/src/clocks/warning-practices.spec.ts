import { deadline, linesOf, ruleInForce, timeLimits, warningMoments } from '@liandong/legal-time';
import { practiceOf, warningPractices } from './warning-practices.js';

const since = (ruleId: string, start = '2026-01-05') => deadline(ruleInForce(timeLimits, ruleId, start), `${start}T00:00:00.000+08:00`);
const practice = (name: string) => warningPractices.find((one) => one.practice === name)!;
const days = (name: string, ruleId: string) =>
  warningMoments(since(ruleId), linesOf(practice(name), ruleId)).map(({ stage, at }) => `${stage} ${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)}`);

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
    expect(practiceOf('mhk', '2026-01-05').practice).toBe('kuitun');
    const choices = [{ organisationId: 'a', practice: 'changwu', effectiveFrom: '2025-01-01' }, { organisationId: 'a', practice: 'xingan', effectiveFrom: '2026-01-01' }];
    const practices = [...warningPractices, { ...practice('xingan'), version: '2', effectiveFrom: '2026-06-01' }];
    const on = (date: string) => practiceOf('a', date, choices, practices);
    expect([on('2024-12-31').practice, on('2025-12-31').practice, on('2026-01-01').practice]).toEqual(['kuitun', 'changwu', 'xingan']);
    expect([on('2026-05-31').version, on('2026-06-01').version]).toEqual(['1', '2']);
  });
});
