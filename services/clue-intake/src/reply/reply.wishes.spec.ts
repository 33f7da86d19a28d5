import { initialClue } from '../clue/clue.state.js';
import { initialReport } from '../report/report.state.js';
import { initialReporter } from '../reporter/reporter.state.js';
import { replyOf, wishesOfClue, wishesOfReport } from './reply.wishes.js';

const source = { kind: 'letter', agencyId: 'mhk.petition', reference: '信1号' } as const;
const clue = { ...initialClue, status: 'received', organisationId: 'mhk', source } as const;
const identity = { keyId: 'k', fields: { name: 'v1.k.N' } };
const signed = { ...initialReporter, status: 'anonymous', organisationId: 'mhk', receivedOn: '2020-06-11', identity } as const;
const verified = { ...signed, checked: true, status: 'real-name' } as const;
const open = { type: 'open', data: { organisationId: 'mhk', kind: 'clue', receivedOn: '2020-06-11' } };
const correct = { type: 'correct-receipt', data: { receivedOn: '2020-06-11' } };
const report = { ...initialReport, status: 'submitted', organisationId: 'mhk', receivedOn: '2020-06-11', identity } as const;

const clueOf = () => 'c1';
const one = { clueId: 'c1', number: 1 };

describe('what follows for a reply', () => {
  it('B1.15, B1.16: a signature opens it, as does a verified name; an unsigned report and an unverifiable signature do not', () => {
    const of = (reporter: Parameters<typeof wishesOfClue>[3]) => wishesOfClue(one, 'clue', clue, reporter);
    expect([of(signed), of(verified)]).toEqual([
      [open, correct],
      [open, correct],
    ]);
    expect(of(initialReporter)).toEqual([]);
    expect(of({ ...signed, identity: { keyId: 'k', fields: { phone: 'v1.k.P' } } })).toEqual([]);
    expect(of({ ...signed, checked: true })).toEqual([{ type: 'end', data: { ground: 'not-real-name' } }]);
  });

  it('B1.15, B1.8: a repeat, and what went elsewhere, ends it; completion makes the result due, of a real name', () => {
    const of = (more: object, reporter: Parameters<typeof wishesOfClue>[3] = verified) =>
      wishesOfClue(one, 'clue', { ...clue, ...more }, reporter);
    for (const [status, ground] of [
      ['repeat-kept', 'repeat'],
      ['forwarded', 'forwarded'],
      ['returned', 'not-accepted'],
    ])
      expect(of({ status })).toEqual([{ type: 'end', data: { ground } }]);
    const concluded = { status: 'concluded', concludedOn: '2020-08-31' };
    expect(of(concluded)).toEqual([open, correct, { type: 'complete', data: { clueId: 'c1', completedOn: '2020-08-31', realName: true } }]);
    expect(of(concluded, signed)).toMatchObject([open, correct, { data: { realName: false } }]);
    expect(wishesOfClue(one, 'report', { ...clue, concludedOn: '2020-08-31' }, verified)).toMatchObject([{ type: 'complete' }]);
  });

  it('B1.15: each who signed beside the first is owed a reply of their own that names the clue; whoever wants none is owed none', () => {
    const second = { clueId: 'c1', number: 2 };
    const opened = { ...open, data: { ...open.data, clueId: 'c1' } };
    const concluded = { ...clue, status: 'concluded', concludedOn: '2020-08-31' } as const;
    expect(wishesOfClue(second, 'clue', clue, verified)).toEqual([opened, correct]);
    expect(wishesOfClue(second, 'clue', concluded, verified)).toEqual([
      opened,
      correct,
      { type: 'complete', data: { clueId: 'c1', completedOn: '2020-08-31', realName: true } },
    ]);
    for (const which of [one, second])
      expect(wishesOfClue(which, 'clue', concluded, { ...verified, wantsReply: false })).toEqual([
        { type: 'end', data: { ground: 'not-wanted' } },
      ]);
  });

  it('B1.4, B1.15: the day of receipt is the clue’s, as it was put right since; a report of the public channel has its own', () => {
    const moved = { ...clue, receivedOn: '2020-06-01' } as const;
    expect(wishesOfClue(one, 'clue', moved, signed)).toMatchObject([
      { data: { receivedOn: '2020-06-01' } },
      { data: { receivedOn: '2020-06-01' } },
    ]);
    expect(wishesOfClue(one, 'report', moved, signed)).toEqual([]);
    // An earlier end is accepted with the correction alone, and not with whatever follows later.
    expect(wishesOfClue(one, 'clue', moved, signed)[1]!.data).not.toHaveProperty('acceptShorter');
    expect(wishesOfClue(one, 'clue', moved, signed, true)[1]!.data).toEqual({ receivedOn: '2020-06-01', acceptShorter: true });
  });

  it('B1.15: of a clue that was opened again, it is said of which conclusion the result is', () => {
    const reopenings = [{ replyId: 'c1', number: 1, reopenedOn: '2020-09-30' }];
    expect(wishesOfClue(one, 'clue', { ...clue, reopenings }, verified)).toEqual([open, correct]);
    expect(wishesOfClue(one, 'clue', { ...clue, status: 'concluded', concludedOn: '2020-12-31', reopenings }, verified)).toMatchObject([
      open,
      correct,
      { type: 'complete', data: { completedOn: '2020-12-31', round: 1 } },
    ]);
  });

  it('B1.15: whoever came through the public channel is answered through their report', () => {
    expect(replyOf('c1', clue, clueOf)).toEqual({ replyId: 'c1', kind: 'clue' });
    for (const kind of ['web-report', 'messaging-account'] as const) {
      expect(replyOf('c1', { ...clue, source: { kind, agencyId: 'mhk.reception', reference: 'r1' } }, clueOf)).toEqual({
        replyId: 'r1',
        kind: 'report',
      });
      // A part that came back is another clue.
      expect(replyOf('c2', { ...clue, source: { kind, agencyId: 'mhk.reception', reference: 'r1' } }, clueOf)).toBeUndefined();
      // Entered by hand from another platform: no report of ours.
      expect(replyOf('c1', { ...clue, source: { kind, agencyId: 'mhk.petition', reference: 'r1' } }, clueOf)).toEqual({
        replyId: 'c1',
        kind: 'clue',
      });
    }
  });

  it('B1.15, B1.7, B1.8: a signed report opens it; not taken in, kept as a repeat or gone up, it ends; looked at again, it runs from that day', () => {
    const of = (status: typeof report.status | 'declined' | 'repeat-kept' | 'direct-forward' | 'sent-up' | 'taken-in', again = false) =>
      wishesOfReport({ ...report, status }, again, '2020-09-01');
    expect([of('submitted'), of('taken-in')]).toEqual(
      [1, 2].map(() => [{ type: 'open', data: { organisationId: 'mhk', kind: 'report', receivedOn: '2020-06-11' } }]),
    );
    expect(of('submitted', true)).toMatchObject([{ data: { receivedOn: '2020-09-01' } }]);
    expect([of('declined'), of('repeat-kept'), of('direct-forward'), of('sent-up')].flat().map(({ data }) => data)).toEqual([
      { ground: 'not-accepted' },
      { ground: 'repeat' },
      { ground: 'sent-up' },
      { ground: 'sent-up' },
    ]);
    expect([
      wishesOfReport({ ...report, identity: undefined }, false, '2020-09-01'),
      wishesOfReport(initialReport, false, '2020-09-01'),
    ]).toEqual([[], []]);
  });
});
