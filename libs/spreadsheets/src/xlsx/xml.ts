import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';
import sax from 'sax';
import { damaged } from '../limits.js';

/** What is told about a part's elements, by local names: prefixes are the writing program's affair. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Walks a part as it unpacks; yields after every piece, so that what has been gathered can be taken. Entities are those of XML alone:
 * declared ones are not expanded.
 *
 * @throws TableRefused it is no XML, or is shorter or longer than its directory says
 */
export async function* walk(part: string, stream: Readable, handler: XmlHandler): AsyncGenerator<void> {
  const parser = sax.parser(true, { position: false });
  const decoder = new StringDecoder('utf8');
  let failure: Error | undefined;
  parser.onopentag = ({ name, attributes }) => handler.open(local(name), attributes as Record<string, string>);
  parser.onclosetag = (name) => handler.close(local(name));
  parser.ontext = (text) => handler.text(text);
  parser.oncdata = (text) => handler.text(text);
  parser.onerror = (error) => (failure ??= error);
  const pieces = stream[Symbol.asyncIterator]();
  for (;;) {
    const piece = await pieces.next().catch(() => Promise.reject(damaged(part)));
    if (piece.done) break;
    parser.write(decoder.write(piece.value as Buffer));
    if (failure) throw damaged(part);
    yield;
  }
  parser.close();
  if (failure) throw damaged(part);
  yield;
}

/** Walks a part to its end. */
export async function walkAll(part: string, stream: Readable, handler: XmlHandler): Promise<void> {
  for await (const _ of walk(part, stream, handler));
}
