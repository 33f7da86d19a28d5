import { ensureInOrder, parseMoment } from './moment.js';

describe('a moment of the log', () => {
  const now = new Date('2026-01-31T08:00:00Z');

  it('given digits, then it is a position; given an instant, then a time of recording', () => {
    expect(parseMoment('42', now)).toEqual({ position: '42' });
    expect(parseMoment('2026-01-31T15:59:59+08:00', now)).toEqual({ recordedUntil: new Date('2026-01-31T07:59:59Z') });
  });

  it('given anything else, then it is refused and says what is allowed', () => {
    for (const text of [
      'yesterday',
      '2026-01-31',
      '-1',
      '1e9',
      '',
      '2026-01-31T08:00:00',
      '2026-13-31T08:00:00Z',
      '9'.repeat(19),
      "1' OR '1'='1",
    ]) {
      expect(() => parseMoment(text, now)).toThrow(expect.objectContaining({ code: 'audit.moment-invalid' }));
    }
  });

  it('given a future instant, then it is refused', () => {
    expect(() => parseMoment('2026-01-31T08:00:01Z', now)).toThrow(expect.objectContaining({ code: 'audit.moment-in-future' }));
  });

  it('a stretch of time does not end before it begins; moments of two kinds are compared by what the matter had by then', () => {
    const [nine, ten] = [{ position: '9' }, { position: '10' }];
    const [earlier, later] = [{ recordedUntil: new Date(1) }, { recordedUntil: new Date(2) }];
    for (const [from, to, fromPosition, toPosition] of [
      [nine, ten, '9', '9'],
      [nine, nine, '9', '9'],
      [earlier, later, '9', '9'],
      [ten, earlier, '9', '9'],
    ] as const) {
      expect(() => ensureInOrder(from, to, fromPosition, toPosition)).not.toThrow();
    }
    for (const [from, to, fromPosition, toPosition] of [
      [ten, nine, '9', '9'],
      [later, earlier, '9', '9'],
      [ten, earlier, '10', '9'],
    ] as const) {
      expect(() => ensureInOrder(from, to, fromPosition, toPosition)).toThrow(expect.objectContaining({ code: 'audit.moments-reversed' }));
    }
  });
});
