import { parse, v5 } from 'uuid';

/** Ids in a namespace of their own: the same name always has the same id (UUID version 5, RFC 9562). */
export function idsUnder(namespace: string): (name: string) => string {
  const bytes = parse(namespace);
  // As bytes, since the package takes texts apart in JavaScript.
  return (name) => v5(Buffer.from(name), bytes);
}
