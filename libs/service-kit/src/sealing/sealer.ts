import { DomainError } from '@liandong/event-sourcing';
import type { DataKeys } from './data-keys.js';
import { sealBytes, Unreadable, unsealBytes } from './sealed-bytes.js';
import { sealText, type SealedText, unsealText } from './sealed-text.js';

/** Sealed fields with the id of the data key that opens them. */
export interface Sealed<Field extends string = string> {
  readonly keyId: string;
  readonly fields: Readonly<Partial<Record<Field, SealedText>>>;
}

/** A sealed file: its ciphertext stands beside the log, under its digest. */
export interface SealedFile {
  readonly keyId: string;
  readonly content: Buffer;
}

/** Files are filled up to a multiple of this many bytes: many of them are equally long. */
const FILE_BLOCK = 64 * 1024;

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
  async seal<Field extends string>(
    { subject, stream }: SealingPlace,
    occasion: string,
    plain: Readonly<Partial<Record<Field, string>>>,
  ): Promise<Sealed<Field>> {
    const { id: keyId, key } = await this.keys.keyFor(subject);
    const fields = each<Field>(plain, (field, text) => sealText(key, { keyId, stream, field }, occasion, text));
    return { keyId, fields };
  }

  /** @throws DomainError sealing.key-destroyed, sealing.key-unavailable, sealing.unreadable */
  async unseal<Field extends string>(
    { subject, stream }: SealingPlace,
    sealed: Sealed<Field>,
  ): Promise<Readonly<Partial<Record<Field, string>>>> {
    const { id: keyId, key } = await this.keys.existing(subject);
    return readable(() => each<Field>(sealed.fields, (field, text) => unsealText(key, { keyId, stream, field }, text)));
  }

  /**
   * As `seal`, for a file that belongs to a stream as this field.
   *
   * @throws DomainError sealing.key-destroyed, sealing.key-unavailable
   */
  async sealFile({ subject, stream }: SealingPlace, occasion: string, field: string, plain: Uint8Array): Promise<SealedFile> {
    const { id: keyId, key } = await this.keys.keyFor(subject);
    return { keyId, content: sealBytes(key, { keyId, stream, field }, occasion, plain, FILE_BLOCK) };
  }

  /** @throws DomainError sealing.key-destroyed, sealing.key-unavailable, sealing.unreadable */
  async unsealFile({ subject, stream }: SealingPlace, field: string, content: Buffer): Promise<Buffer> {
    const { id: keyId, key } = await this.keys.existing(subject);
    return readable(() => unsealBytes(key, { keyId, stream, field }, content));
  }

  /** Nothing sealed for this subject can be read any more, by anybody. Safe to repeat. */
  destroy(subject: string): Promise<void> {
    return this.keys.destroy(subject);
  }
}

function readable<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new DomainError({
      code: 'sealing.unreadable',
      zh: '封存的内容已被改动或不属于此处',
      en: 'What was sealed was changed or does not belong here',
    });
  }
}

function each<Field extends string>(
  texts: Readonly<Partial<Record<Field, string>>>,
  turn: (field: Field, text: string) => string,
): Partial<Record<Field, string>> {
  const entries = (Object.entries(texts) as [Field, string | undefined][]).flatMap(([field, text]) =>
    text === undefined ? [] : [[field, turn(field, text)]],
  );
  return Object.fromEntries(entries) as Partial<Record<Field, string>>;
}
