import fc from 'fast-check';
import { type LedgerErrorCode } from '../errors.js';
import { formatSignerKey, newSigner, newVerifier, openNote, parseNote, signerFromKey, signNote } from '../index.js';

// The published example of golang.org/x/mod/sumdb/note.
const SKEY = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const NOTE = `${TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
const ENOCH_LINE = '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';

const peter = newVerifier(VKEY);
const other = newSigner('other', Buffer.alloc(32, 7));
const refuses = (code: LedgerErrorCode, what: () => unknown) => expect(what).toThrow(expect.objectContaining({ code }));
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text));

describe('Go’s published note', () => {
  it('opens', () => {
    expect(openNote(NOTE, [peter])).toMatchObject({
      text: TEXT,
      signatures: [{ name: 'PeterNeumann', keyId: 0xc74f20a3 }],
      unverified: [],
    });
    expect(openNote(bytesOf(NOTE), [peter]).text).toBe(TEXT);
  });

  it('is written byte for byte, as is its key', () => {
    expect(signNote(TEXT, [signerFromKey(SKEY)])).toBe(NOTE);
    expect(signerFromKey(SKEY).vkey).toBe(VKEY);
    const seed = Buffer.from(SKEY.split('+').slice(4).join('+'), 'base64').subarray(1);
    expect(formatSignerKey('PeterNeumann', seed)).toBe(SKEY);
  });

  it('takes a second signature after the first', () => {
    const enoch = newSigner('EnochRoot', new Uint8Array(32));
    expect(signNote(TEXT, [enoch], parseNote(NOTE).signatures)).toBe(NOTE + ENOCH_LINE);
    expect(openNote(NOTE + ENOCH_LINE, [peter, newVerifier(enoch.vkey)]).signatures).toHaveLength(2);
  });

  it('replaces a signature of a key that signs again', () => {
    expect(signNote(TEXT, [signerFromKey(SKEY)], parseNote(NOTE + ENOCH_LINE).signatures)).toBe(
      `${TEXT}\n${ENOCH_LINE}${NOTE.slice(TEXT.length + 1)}`,
    );
  });
});

describe('the example of C2SP signed-note', () => {
  it('opens', () => {
    const note =
      'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
    expect(openNote(note, [newVerifier('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')]).signatures).toHaveLength(
      1,
    );
  });
});

describe('opening a note', () => {
  it('ignores unknown keys, also one with the name or the id of a known one, and counts repetitions once', () => {
    const stranger = signNote(TEXT, [newSigner('PeterNeumann', Buffer.alloc(32, 9))]).slice(TEXT.length + 1);
    const opened = openNote(NOTE + stranger + stranger + NOTE.slice(TEXT.length + 1), [peter]);
    expect(opened.signatures).toHaveLength(1);
    expect(opened.unverified).toHaveLength(1);
    refuses('note.unverified', () => openNote(NOTE, []));
    refuses('note.unverified', () => openNote(signNote(TEXT, [other]), [peter]));
  });

  it('refuses the whole note for one wrong signature of a known key', () => {
    const forged = NOTE.replace('answer', 'ANSWER');
    refuses('note.invalid-signature', () => openNote(forged, [peter]));
    const signed = signNote(TEXT.replace('answer', 'ANSWER'), [other], parseNote(NOTE).signatures);
    refuses('note.invalid-signature', () => openNote(signed, [peter, newVerifier(other.vkey)]));
  });

  it('refuses two keys with one name and id, but not the same key given twice', () => {
    expect(openNote(NOTE, [peter, newVerifier(VKEY)]).signatures).toHaveLength(1);
    refuses('note.ambiguous-key', () => openNote(NOTE, [peter, { ...peter, vkey: 'another' }]));
  });

  it.each<[string, string]>([
    ['no signature', `${TEXT}\n`],
    ['no empty line', `${TEXT}${NOTE.slice(TEXT.length + 1)}`],
    ['no newline at the end', NOTE.slice(0, -1)],
    ['a control character', NOTE.replace('answer', 'ans\twer')],
    ['a carriage return', NOTE.replaceAll('\n', '\r\n')],
    ['a hyphen for the dash', NOTE.replace('—', '-')],
    ['a name with a plus', NOTE.replace('— PeterNeumann', '— Peter+Neumann')],
    ['a name with a space', NOTE.replace('— PeterNeumann', '— Peter Neumann')],
    ['a name with a wide space', NOTE.replace('— PeterNeumann', '— Peter\u3000Neumann')],
    ['no name', NOTE.replace('— PeterNeumann', '— ')],
    ['base64 without padding', NOTE.replace('AM=\n', 'AM\n')],
    ['unused bits that are not zero', NOTE.replace('AM=\n', 'AN=\n')],
    ['a signature without bytes', `${TEXT}\n— PeterNeumann x08gow==\n`],
    ['text after the signatures', `${NOTE}more\n`],
    ['a lone surrogate', NOTE.replace('answer', '\ud800')],
  ])('refuses %s', (_what, note) => refuses('note.malformed', () => openNote(note, [peter])));

  it('refuses what is not UTF-8', () => {
    const bytes = bytesOf(NOTE);
    bytes[3] = 0xff;
    refuses('note.malformed', () => openNote(bytes, [peter]));
  });

  it('has limits: 100 signatures, 256 KiB', () => {
    const line = NOTE.slice(TEXT.length + 1);
    expect(openNote(`${TEXT}\n${line.repeat(100)}`, [peter]).signatures).toHaveLength(1);
    refuses('note.too-many-signatures', () => openNote(`${TEXT}\n${line.repeat(101)}`, [peter]));
    refuses('note.too-large', () => openNote('x'.repeat(262_144) + NOTE, [peter]));
  });

  it('fails for any bit that changes', () => {
    const note = bytesOf(NOTE);
    fc.assert(
      fc.property(fc.nat({ max: note.length * 8 - 1 }), (bit) => {
        const changed = Uint8Array.from(note);
        changed[bit >> 3]! ^= 1 << (bit & 7);
        expect(() => openNote(changed, [peter])).toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('signing a note', () => {
  it('keeps texts with empty lines and Chinese; refuses what could not be read back', () => {
    const text = '卷宗\n\n— 不是签名\n';
    expect(openNote(signNote(text, [other]), [newVerifier(other.vkey)]).text).toBe(text);
    refuses('note.malformed', () => signNote('no newline', [other]));
    refuses('note.malformed', () => signNote('tab\t\n', [other]));
    refuses('note.malformed', () => signNote(TEXT, []));
    refuses('note.malformed', () => signNote('\ud800\n', [other]));
  });
});

describe('keys', () => {
  const mangled = (key: string): string[] => {
    const parts = Array.from(key, (_c, i) => key.slice(0, i)).concat(Array.from(key, (_c, i) => key.slice(i + 1)));
    return parts.concat(Array.from(key, (c, i) => key.slice(0, i) + String.fromCharCode(c.charCodeAt(0) + 1) + key.slice(i + 1)));
  };
  it('are refused when mangled in any way, as in Go’s own tests', () => {
    for (const key of mangled(VKEY)) expect(() => newVerifier(key)).toThrow(expect.objectContaining({ name: 'LedgerError' }));
    for (const key of mangled(SKEY)) expect(() => signerFromKey(key)).toThrow(expect.objectContaining({ name: 'LedgerError' }));
  });

  it.each<[LedgerErrorCode, string]>([
    ['key.malformed', 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='],
    ['key.unknown-algorithm', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['key.wrong-hash', VKEY.replace('c74f20a3', 'c74f20a4')],
    ['key.malformed', 'a key'],
  ])('%s: %s', (code, key) => refuses(code, () => newVerifier(key)));

  it('have names without spaces and pluses, and seeds of 32 bytes', () => {
    for (const name of ['', 'a b', 'a+b', 'a\u0085', 'a\u00a0b', '\ud800'])
      refuses('key.bad-name', () => newSigner(name, new Uint8Array(32)));
    expect(newSigner('ccdi.example/梅河口', new Uint8Array(32)).vkey).toMatch(/^ccdi\.example\/梅河口\+[0-9a-f]{8}\+A/);
    refuses('key.malformed', () => newSigner('a', new Uint8Array(31)));
  });
});
