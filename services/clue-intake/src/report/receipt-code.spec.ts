import { CodeHasher } from './code-hasher.js';
import { PublicGate } from './public-gate.js';
import { newReceiptCode, parsedCode, printed, reportIdOf } from './receipt-code.js';

describe('receipt code', () => {
  it('given many, then none comes twice, and each is read back however it was copied', () => {
    const codes = Array.from({ length: 500 }, newReceiptCode);
    expect(new Set(codes.map(printed)).size).toBe(500);
    for (const code of codes) {
      const copied = printed(code).toLowerCase().replaceAll('-', ' — ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect(parsedCode(copied)).toEqual(code);
    }
  });

  it('given what is no code, then none is read', () => {
    for (const text of [
      '',
      'ABCD',
      'UUUU-UUUU-UUUU-UUUU-UUUU',
      `${printed(newReceiptCode())}0`,
      '中文中文中文中文中文中文中文中文中文中文',
    ])
      expect(parsedCode(text)).toBeUndefined();
  });

  it('given a code, then its report follows from the locator alone', () => {
    const code = newReceiptCode();
    expect(reportIdOf({ ...code, secret: 'other' })).toBe(reportIdOf(code));
  });
});

describe('code hasher', () => {
  it('given a secret, then its hash is salted Argon2id with the costs in it, and matches that secret alone', async () => {
    const hasher = new CodeHasher();
    const [one, other] = [await hasher.hash('0123456789AB'), await hasher.hash('0123456789AB')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
    expect([
      await hasher.matches('0123456789AB', one),
      await hasher.matches('0123456789AC', one),
      await hasher.matches('0123456789AB', undefined),
    ]).toEqual([true, false, false]);
  });

  it('given more than may wait, then the rest is turned away and everybody else is served', async () => {
    const hasher = new CodeHasher();
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => hasher.matches('x', undefined)));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(6);
    expect(await hasher.matches('x', undefined)).toBe(false);
  });
});

describe('public gate', () => {
  it('given everybody together, then so many at once, so many a minute, and each door has its own', () => {
    const gate = new PublicGate();
    const passes = (now: number) => {
      for (let count = 0; ; count += 1) {
        try {
          gate.pass('submit:web', now);
        } catch {
          return count;
        }
      }
    };
    expect(passes(0)).toBe(60);
    expect(passes(60_000)).toBe(30);
    expect(passes(3_600_000)).toBe(60);
    expect(() => gate.pass('submit:column', 3_600_000)).not.toThrow();
  });

  it('given as many at once as there may be, then the next one is turned away until one is done, however that ended', async () => {
    const gate = new PublicGate();
    const ends: (() => void)[] = [];
    const slow = () =>
      gate
        .within('photograph', () => new Promise<void>((_resolve, reject) => ends.push(() => reject(new Error('gone')))))
        .catch(() => undefined);
    const all = Array.from({ length: 6 }, slow);
    await expect(gate.within('photograph', () => Promise.resolve())).rejects.toMatchObject({ status: 429 });
    ends[0]!();
    await all[0];
    expect(await gate.within('photograph', () => Promise.resolve('in'))).toBe('in');
    ends.forEach((end) => end());
    await Promise.all(all);
  });
});
