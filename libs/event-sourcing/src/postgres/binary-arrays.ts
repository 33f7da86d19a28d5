/**
 * PostgreSQL's binary form of one-dimensional arrays. As text, every quote of every JSON document would have to be escaped on
 * this side and parsed on the other; in binary form the bytes are copied.
 */
const HEADER = 20;

/** Type oids of the elements, from PostgreSQL's catalogue (pg_type.dat); they never change. */
const OID = { int8: 20, int2: 21, int4: 23, text: 25, json: 114, uuid: 2950 } as const;

function allocate(oid: number, count: number, elementBytes: number): Buffer {
  const array = Buffer.allocUnsafe(HEADER + 4 * count + elementBytes);
  array.writeInt32BE(1, 0); // dimensions
  array.writeInt32BE(0, 4); // no NULLs
  array.writeInt32BE(oid, 8);
  array.writeInt32BE(count, 12);
  array.writeInt32BE(1, 16); // lower bound
  return array;
}

function variable(oid: number, items: readonly string[]): Buffer {
  let bytes = 0;
  for (const item of items) bytes += Buffer.byteLength(item);
  const array = allocate(oid, items.length, bytes);
  let at = HEADER;
  for (const item of items) {
    const written = array.write(item, at + 4);
    array.writeInt32BE(written, at);
    at += 4 + written;
  }
  return array;
}

function fixed<T>(oid: number, items: readonly T[], bytes: number, write: (array: Buffer, item: T, at: number) => void): Buffer {
  const array = allocate(oid, items.length, bytes * items.length);
  let at = HEADER;
  for (const item of items) {
    array.writeInt32BE(bytes, at);
    write(array, item, at + 4);
    at += 4 + bytes;
  }
  return array;
}

export const textArray = (items: readonly string[]): Buffer => variable(OID.text, items);
export const jsonArray = (items: readonly string[]): Buffer => variable(OID.json, items);
export const smallintArray = (items: readonly number[]): Buffer =>
  fixed(OID.int2, items, 2, (array, item, at) => array.writeInt16BE(item, at));
export const intArray = (items: readonly number[]): Buffer => fixed(OID.int4, items, 4, (array, item, at) => array.writeInt32BE(item, at));
export const bigintArray = (items: readonly number[]): Buffer =>
  fixed(OID.int8, items, 8, (array, item, at) => array.writeBigInt64BE(BigInt(item), at));
export const uuidArray = (items: readonly string[]): Buffer =>
  fixed(OID.uuid, items, 16, (array, item, at) => array.write(item.replaceAll('-', ''), at, 'hex'));
