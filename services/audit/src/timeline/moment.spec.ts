import { parseMoment } from './moment.js';

describe('a moment of the log', () => {
  const now = new Date('2026-01-31T08:00:00Z');

  it('given digits, then it is a position; given an instant, then a time of recording', () => {
    expect(parseMoment('42', now)).toEqual({ position: '42' });
    expect(parseMoment('2026-01-31T15:59:59+08:00', now)).toEqual({ recordedUntil: new Date('2026-01-31T07:59:59Z') });
  });

  it('given anything else, then it is refused and says what is allowed', () => {
    for (const text of ['yesterday', '2026-01-31', '-1', '1e9', '', '2026-01-31T08:00:00', '2026-13-31T08:00:00Z', '9'.repeat(19), "1' OR '1'='1"]) {
      expect(() => parseMoment(text, now)).toThrow(expect.objectContaining({ code: 'audit.moment-invalid' }));
    }
  });

  it('given a future instant, then it is refused', () => {
    expect(() => parseMoment('2026-01-31T08:00:01Z', now)).toThrow(expect.objectContaining({ code: 'audit.moment-in-future' }));
  });
});
