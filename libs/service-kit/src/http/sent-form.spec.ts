import { Readable } from 'node:stream';
import { sentForm } from './sent-form.js';

const part = (name: string, content: string, file = false) =>
  `--x\r\ncontent-disposition: form-data; name="${name}"${file ? '; filename="a.jpg"' : ''}\r\n\r\n${content}\r\n`;
const TYPE = 'multipart/form-data; boundary=x';
const sent = (pieces: Iterable<Buffer> | AsyncIterable<Buffer>, type?: string) =>
  Object.assign(Readable.from(pieces), { headers: type === undefined ? {} : { 'content-type': type } });
const form = (text: string, type = TYPE) => sent([Buffer.from(text)], type);
const END = '--x--\r\n';

describe('a form with a file', () => {
  it('given fields and a file, then both are there; given no file or an empty one, then there is none', async () => {
    expect(await sentForm(form(part('code', '回执') + part('photograph', 'abc', true) + END), 3)).toEqual({
      fields: { code: '回执' },
      file: Buffer.from('abc'),
    });
    expect(await sentForm(form(part('code', 'c') + END), 3)).toEqual({ fields: { code: 'c' }, file: undefined });
    expect(await sentForm(form(part('photograph', '', true) + END), 3)).toEqual({ fields: {}, file: undefined });
  });

  it('given more bytes than are taken, then it says how many are', async () => {
    await expect(sentForm(form(part('photograph', 'abcd', true) + END), 3)).rejects.toMatchObject({
      code: 'file.too-large',
      refusal: { details: { most: 3 } },
    });
  });

  it('given a body without end, or one that comes byte by byte, then no more is read than may be, and it takes no more memory than its bytes', async () => {
    let sentBytes = 0;
    const endless = async function* () {
      yield Buffer.from(part('photograph', 'a', true).slice(0, -3));
      for (;;) {
        sentBytes += 1_000;
        yield Buffer.alloc(1_000, 97);
        await Promise.resolve();
      }
    };
    await expect(sentForm(sent(endless(), TYPE), 10_000)).rejects.toMatchObject({ code: 'file.too-large' });
    expect(sentBytes).toBeLessThan(600_000);
    const bytes = Buffer.from(part('photograph', 'x'.repeat(200_000), true) + END);
    const before = process.memoryUsage().arrayBuffers;
    const { file } = await sentForm(
      sent(
        Array.from(bytes, (_byte, index) => bytes.subarray(index, index + 1)),
        TYPE,
      ),
      300_000,
    );
    expect(file).toHaveLength(200_000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('given more files than one, then the first is read; given more fields than there can be, then the rest is passed over', async () => {
    expect(await sentForm(form(part('a', 'one', true) + part('b', 'two', true) + END), 9)).toEqual({
      fields: {},
      file: Buffer.from('one'),
    });
    const many = Array.from({ length: 30 }, (_, index) => part(`f${index}`, 'x')).join('');
    expect(Object.keys((await sentForm(form(many + END), 9)).fields)).toHaveLength(20);
    expect((await sentForm(form(part('__proto__', 'x') + END), 9)).fields).toEqual(Object.fromEntries([['__proto__', 'x']]));
  });

  it.each<[string, unknown]>([
    ['another body', {}],
    ['no body', undefined],
    ['no boundary', form('', 'multipart/form-data')],
    ['no type', sent([])],
    ['an end within the file', form(`${part('photograph', 'abc', true).slice(0, -4)}`)],
    ['an end within the headers', form('--x\r\ncontent-dispo')],
    ['nothing at all', form('')],
    ['a connection that breaks', sent(broken(), TYPE)],
  ])('given %s, then it is refused, and nothing else goes wrong', async (_what, body) => {
    await expect(sentForm(body, 9)).rejects.toMatchObject({
      code: 'form.malformed',
      refusal: { details: { mediaTypes: ['multipart/form-data'] } },
    });
  });
});

async function* broken(): AsyncGenerator<Buffer> {
  yield Buffer.from(part('photograph', 'abc', true));
  await Promise.resolve();
  throw new Error('gone');
}
