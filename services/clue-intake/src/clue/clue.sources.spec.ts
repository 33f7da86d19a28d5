import type { Role } from '@liandong/access';
import { clueSourceKinds } from '@liandong/contracts';
import { given } from '@liandong/testing';
import { clue } from './clue.decider.js';
import type { ClueSourceKind } from './clue.events.js';
import { command, transferredClue } from './clue.fixtures.js';
import { type ClueOrigin, clueSources, ensureEntry, ensureMayEnter } from './clue.sources.js';

const receive = (kind: ClueSourceKind, origin?: ClueOrigin) =>
  given(clue, []).when(
    command('receive', { ...transferredClue, source: { ...transferredClue.source, kind }, ...(origin ? { origin } : {}) }),
  );
const receivedWith = (kind: ClueSourceKind, origin: ClueOrigin) =>
  clue.decide(command('receive', { ...transferredClue, source: { ...transferredClue.source, kind }, origin }), clue.initial)[0]!;
const entered = (role: Role) =>
  clueSourceKinds.filter((kind) => {
    try {
      ensureMayEnter(kind, [role]);
      return true;
    } catch {
      return false;
    }
  });

describe('sources of clues', () => {
  it('B1.4: every source has a number series of its own', () => {
    expect(new Set(Object.values(clueSources).map(({ numberPrefix }) => numberPrefix)).size).toBe(clueSourceKinds.length);
  });

  it('B1.5: reception enters reports, supervision its own findings, townships what their points and stations report; case management everything', () => {
    expect(entered('reception-officer')).toEqual(['petition', 'letter', 'visit', 'web-report', 'messaging-account', 'hotline']);
    expect(entered('supervisor')).toEqual(['supervision']);
    expect(entered('township-secretary')).toEqual(['direct-report-point', 'work-station']);
    expect(entered('intake-officer')).toEqual([...clueSourceKinds]);
    expect(entered('investigator')).toEqual([]);
  });

  it('B1.5: what supervision found enters by hand only with who handles it', () => {
    expect(() => ensureEntry('supervision', { occasion: 'daily' }, ['supervisor'])).toThrow(
      expect.objectContaining({
        code: 'clue.origin-unfit',
        refusal: expect.objectContaining({ details: { missing: ['handling'], notTaken: [] } }) as object,
      }) as Error,
    );
    expect(() => ensureEntry('supervision', { handling: 'handed-over' }, ['supervisor'])).not.toThrow();
    expect(() => ensureEntry('petition', undefined, ['reception-officer'])).not.toThrow();
    expect(() => ensureEntry('petition', undefined, ['supervisor'])).toThrow(
      expect.objectContaining({ code: 'clue.source-not-yours' }) as Error,
    );
  });

  it('B1.5: given a source without what it must bring, or with what it does not, then it is refused and says which', () => {
    expect(receive('visit', { place: '信访接待室' }).thenRefused('clue.origin-unfit')).toMatchObject({
      refusal: { details: { missing: ['occurredOn'], notTaken: [] } },
    });
    expect(receive('hotline').thenRefused('clue.origin-unfit')).toMatchObject({ refusal: { details: { missing: ['occurredOn'] } } });
    expect(receive('audit', { opinions: '……' }).thenRefused('clue.origin-unfit')).toMatchObject({
      refusal: { details: { notTaken: ['opinions'] } },
    });
    receive('letter', { occurredOn: '2020-06-12' }).thenRefused('clue.date-in-future');
  });

  it('B1.5: of a visit, a letter or a petition it is recorded how many came together or signed (人数); of nothing else', () => {
    for (const [kind, origin] of [
      ['visit', { occurredOn: '2020-06-10', place: '信访接待室', groupSize: 12 }],
      ['letter', { occurredOn: '2020-06-10', groupSize: 3 }],
      ['petition', { groupSize: 2 }],
    ] as const)
      expect(given(clue, [receivedWith(kind, origin)]).state.origin).toEqual(origin);
    expect(receive('hotline', { occurredOn: '2020-06-10', groupSize: 2 }).thenRefused('clue.origin-unfit')).toMatchObject({
      refusal: { details: { notTaken: ['groupSize'] } },
    });
  });

  it('1.10, 1.13, B1.5: a finding stands with its occasion, kind of problem and handling; a copy of the people’s congress with its opinions', () => {
    const finding = { occasion: 'on-site-meeting', problemKind: 'slow-progress', handling: 'handed-over', theme: '危旧房' } as const;
    for (const [kind, origin] of [
      ['supervision', finding],
      ['people-congress', { opinions: '建议整改', occurredOn: '2020-06-10' }],
    ] as const) {
      const [event] = clue.decide(
        command('receive', { ...transferredClue, source: { ...transferredClue.source, kind }, origin }),
        clue.initial,
      );
      expect(event).toMatchObject({ type: 'ClueReceived', data: { origin } });
    }
  });
});
