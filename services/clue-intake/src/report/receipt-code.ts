import { randomInt } from 'node:crypto';
import { idFrom } from '@liandong/service-kit';

/** Digits and letters without I, L, O and U: nothing looks like anything else, and no word comes up. 5 bits each. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 40 bits that find the report; no secret. */
const LOCATOR = 8;
/** 60 bits that open it. */
const SECRET = 12;
const GROUP = 4;

/** A receipt code (回执码): shown once, to whoever reported, and kept nowhere. */
export interface ReceiptCode {
  readonly locator: string;
  readonly secret: string;
}

export function newReceiptCode(): ReceiptCode {
  const letters = (count: number) => Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]!).join('');
  return { locator: letters(LOCATOR), secret: letters(SECRET) };
}

/** As it is shown: five groups of four. */
export function printed({ locator, secret }: ReceiptCode): string {
  return `${locator}${secret}`.match(new RegExp(`.{${GROUP}}`, 'g'))!.join('-');
}

/** As it was copied by hand: spaces, hyphens and case do not matter, and letters that look like digits are those digits. Undefined: no code at all. */
export function parsedCode(text: string): ReceiptCode | undefined {
  const letters = text
    .toUpperCase()
    .replaceAll(/[\s\-—–]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (letters.length !== LOCATOR + SECRET || [...letters].some((letter) => !ALPHABET.includes(letter))) return undefined;
  return { locator: letters.slice(0, LOCATOR), secret: letters.slice(LOCATOR) };
}

/** The report that a code leads to: its id follows from the locator, so that nothing has to be looked up. */
export function reportIdOf({ locator }: ReceiptCode): string {
  return idFrom('report', locator);
}
