import { reviewsDue } from './reviews-due.js';

const due = (date: string, held: readonly string[] = [], choices?: Parameters<typeof reviewsDue>[3]) =>
  reviewsDue('mhk', date, (kind, period) => held.includes(`${kind} ${period}`), choices).map(
    ({ kind, period, dueOn, status }) => `${kind} ${period.name} ${dueOn} ${status}`,
  );

describe('which review is due when', () => {
  it('B1.24: the period that goes on, what is due, held, or overdue by the rhythm of 长武', () => {
    expect(due('2020-07-04', ['monthly-study 2020-05', 'daily-check 2020-07-03'])).toEqual([
      'daily-check 2020-07-04 2020-07-05 running',
      'daily-check 2020-07-03 2020-07-04 held',
      'daily-check 2020-07-02 2020-07-03 overdue',
      'daily-check 2020-07-01 2020-07-02 overdue',
      'weekly-screening 2020-W27 2020-07-08 running',
      'weekly-screening 2020-W26 2020-07-01 overdue',
      'weekly-screening 2020-W25 2020-06-24 overdue',
      'weekly-screening 2020-W24 2020-06-17 overdue',
      'monthly-study 2020-07 2020-08-05 running',
      'monthly-study 2020-06 2020-07-05 due',
      'monthly-study 2020-05 2020-06-05 held',
      'monthly-study 2020-04 2020-05-05 overdue',
    ]);
  });

  it('B1.24: in time until the last day has ended', () => {
    expect([due('2020-07-05'), due('2020-07-06')].map((lines) => lines.find((line) => line.startsWith('monthly-study 2020-06')))).toEqual([
      'monthly-study 2020-06 2020-07-05 due',
      'monthly-study 2020-06 2020-07-05 overdue',
    ]);
  });

  it('B1.24: periods before the organisation took up a rhythm are no part of it', () => {
    const choices = [
      {
        organisationId: 'mhk',
        version: '1',
        follows: 'hangzhou' as const,
        effectiveFrom: '2020-06-01',
        clause: { zh: '本地', en: 'local' },
      },
    ];
    expect(due('2020-07-04', [], choices).filter((line) => !line.startsWith('weekly'))).toEqual([
      'monthly-deputy 2020-07 2020-08-05 running',
      'monthly-deputy 2020-06 2020-07-05 due',
      'quarterly-secretary 2020-Q3 2020-10-10 running',
      'quarterly-secretary 2020-Q2 2020-07-10 due',
    ]);
  });
});
