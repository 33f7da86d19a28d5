import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { DomainError } from '@liandong/event-sourcing';
import { InBlocks, TooMuch } from './in-blocks.js';
import { fileTooLarge } from './sent-file.js';

export const FORM_TYPE = 'multipart/form-data';

/** A form (RFC 7578) that was read: its fields, and the one file that it brings; undefined where nothing was chosen. */
export interface SentForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: Buffer | undefined;
}

const MOST_FIELDS = 20;
/** Bytes of a field, and of everything beside the file. */
const MOST_FIELD_BYTES = 64 * 1024;
const MOST_BESIDE = 256 * 1024;

const malformed = () =>
  new DomainError({
    code: 'form.malformed',
    kind: 'invalid',
    zh: `请以 ${FORM_TYPE} 提交`,
    en: `Send it as ${FORM_TYPE}`,
    details: { mediaTypes: [FORM_TYPE] },
  });

/**
 * What a form brings that is a request's unread body, in memory and nowhere else. The file's name and declared type are not looked at.
 *
 * @param most bytes of the file
 * @throws DomainError form.malformed, file.too-large
 */
export async function sentForm(body: unknown, most: number): Promise<SentForm> {
  const contentType = body instanceof Readable ? (body as Partial<IncomingMessage>).headers?.['content-type'] : undefined;
  if (!(body instanceof Readable) || contentType === undefined) throw malformed();
  const fields = new Map<string, string>();
  const pieces: Buffer[] = [];
  let tooLarge = false;
  try {
    const reader = new Busboy({
      headers: { 'content-type': contentType },
      limits: { files: 1, fileSize: most, fields: MOST_FIELDS, parts: MOST_FIELDS + 2, fieldSize: MOST_FIELD_BYTES, headerPairs: 10 },
    });
    reader.on('field', (name, value) => void fields.set(name, value));
    reader.on('file', (_name, content) => {
      content.on('data', (piece: Buffer) => pieces.push(piece));
      content.on('limit', () => (tooLarge = true));
      // A form that ends within its file: the file tells it, not the form.
      content.on('error', (error: Error) => reader.destroy(error));
    });
    await pipeline(body, new InBlocks(most + MOST_BESIDE), reader);
  } catch (error) {
    throw error instanceof TooMuch ? fileTooLarge(most) : malformed();
  }
  if (tooLarge) throw fileTooLarge(most);
  return { fields: Object.fromEntries(fields), file: pieces.length > 0 ? Buffer.concat(pieces) : undefined };
}
