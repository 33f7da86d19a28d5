import { Readable } from 'node:stream';
import { DomainError } from '@liandong/event-sourcing';

/** Types of bodies that no parser reads: the route does, within its own limit, after it is known who asks. */
export const fileTypes: readonly string[] = ['application/octet-stream', 'text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];

export const fileTooLarge = (most: number) => new DomainError({ code: 'file.too-large', kind: 'invalid', zh: `文件超过 ${most} 字节`, en: `The file is larger than ${most} bytes`, details: { most } });

/**
 * The file that a request brings as its body, in memory and nowhere else.
 *
 * @param most bytes
 * @throws DomainError file.missing, file.too-large
 */
export async function sentFile(body: unknown, most: number): Promise<Buffer> {
  if (!(body instanceof Readable)) {
    throw new DomainError({ code: 'file.missing', kind: 'invalid', zh: '请以文件内容为请求体提交', en: 'Send the file as the body', details: { mediaTypes: fileTypes } });
  }
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > most) throw fileTooLarge(most);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}
