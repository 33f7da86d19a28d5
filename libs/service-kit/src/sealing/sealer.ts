import { DomainError } from '@liandong/event-sourcing';
import type { DataKeys } from './data-keys.js';
import { sealText, type SealedText, unsealText, UnreadableText } from './sealed-text.js';

/** Sealed fields with the id of the data key that opens them. */
export interface Sealed<Field extends string = string> {
  readonly keyId: string;
  readonly fields: Readonly<Partial<Record<Field, SealedText>>>;
}

/** Whose data it is, and in which stream the ciphertext will stand. */
export interface SealingPlace {
  readonly subject: string;
  readonly stream: string;
}

/**
 * Seals personal data at the edge, before a command reaches its decider; opens it for whoever was found to have the right. It checks no right
 * itself.
 */
export class Sealer {
  constructor(private readonly keys: DataKeys) {}

  /**
   * The same occasion and text give the same ciphertext. Absent fields stay absent.
   *
   * @throws DomainError sealing.key-destroyed, sealing.key-unavailable
   */
  async seal<Field extends string>({ subject, stream }: SealingPlace, occasion: string, plain: Readonly<Partial<Record<Field, string>>>): Promise<Sealed<Field>> {
    const { id: keyId, key } = await this.keys.keyFor(subject);
    const fields = each<Field>(plain, (field, text) => sealText(key, { keyId, stream, field }, occasion, text));
    return { keyId, fields };
  }

  /** @throws DomainError sealing.key-destroyed, sealing.key-unavailable, sealing.unreadable */
  async unseal<Field extends string>({ subject, stream }: SealingPlace, sealed: Sealed<Field>): Promise<Readonly<Partial<Record<Field, string>>>> {
    const { id: keyId, key } = await this.keys.existing(subject);
    try {
      return each<Field>(sealed.fields, (field, text) => unsealText(key, { keyId, stream, field }, text));
    } catch (error) {
      if (!(error instanceof UnreadableText)) throw error;
      throw new DomainError({ code: 'sealing.unreadable', zh: '封存的内容已被改动或不属于此处', en: 'What was sealed was changed or does not belong here' });
    }
  }

  /** Nothing sealed for this subject can be read any more, by anybody. Safe to repeat. */
  destroy(subject: string): Promise<void> {
    return this.keys.destroy(subject);
  }
}

function each<Field extends string>(texts: Readonly<Partial<Record<Field, string>>>, turn: (field: Field, text: string) => string): Partial<Record<Field, string>> {
  const entries = (Object.entries(texts) as [Field, string | undefined][]).flatMap(([field, text]) => (text === undefined ? [] : [[field, turn(field, text)]]));
  return Object.fromEntries(entries) as Partial<Record<Field, string>>;
}
