import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '@liandong/event-sourcing';
import { InBlocks, TooMuch } from './in-blocks.js';

/** Types of bodies that no parser reads: the route does, within its own limit, after it is known who asks. */
export const fileTypes: readonly string[] = [
  'application/octet-stream',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

export const fileTooLarge = (most: number) =>
  new DomainError({
    code: 'file.too-large',
    kind: 'invalid',
    zh: `文件超过 ${most} 字节`,
    en: `The file is larger than ${most} bytes`,
    details: { most },
  });

/**
 * The file that a request brings as its body, in memory and nowhere else.
 *
 * @param most bytes
 * @throws DomainError file.missing, file.too-large
 */
export async function sentFile(body: unknown, most: number): Promise<Buffer> {
  if (!(body instanceof Readable)) {
    throw new DomainError({
      code: 'file.missing',
      kind: 'invalid',
      zh: '请以文件内容为请求体提交',
      en: 'Send the file as the body',
      details: { mediaTypes: fileTypes },
    });
  }
  const blocks = new InBlocks(most);
  const [content] = await Promise.all([buffer(blocks), pipeline(body, blocks)]).catch((error: unknown) => {
    throw error instanceof TooMuch ? fileTooLarge(most) : error;
  });
  return content;
}
