import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { text } from 'node:stream/consumers';
import { isAlone, startConfined } from './confinement.js';
import { DarkRoom } from './dark-room.js';
import { developed } from './developing.js';
import { marks, snapshot } from './photograph.fixtures.js';

/** A PNG that says of itself how large it is, and ends there. */
function claiming(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type), data])));
    return Buffer.concat([length, Buffer.from(type), data, checksum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([16, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('dark room', () => {
  const room = new DarkRoom();
  const unreadable = {
    code: 'report.photograph-unreadable',
    details: { mediaTypes: ['image/jpeg', 'image/png', 'image/webp'], mostPixels: 50_000_000, longestSide: 16_384 },
  };

  it('B4.4: given a telephone’s photograph, then the picture is kept upright, and nothing that stood beside it', async () => {
    const taken = await snapshot();
    for (const mark of marks) expect(taken.includes(mark)).toBe(true);
    const developed = await room.develop(taken);
    for (const mark of marks) expect(developed.includes(mark)).toBe(false);
    const { format, width, height, orientation, exif, xmp, iptc, icc } = await sharp(developed).metadata();
    expect({ format, width, height, orientation, exif, xmp, iptc, icc }).toEqual({ format: 'jpeg', width: 60, height: 80 });
    // The half that was dark is on top.
    const { data } = await sharp(developed).greyscale().raw().toBuffer({ resolveWithObject: true });
    expect([data[60 * 5 + 30]! < 40, data[60 * 75 + 30]! > 215]).toEqual([true, true]);
  });

  it('given bytes behind the picture, then they are left behind', async () => {
    const developed = await room.develop(Buffer.concat([await snapshot(), Buffer.from('hidden-behind-the-end')]));
    expect(developed.includes('hidden-behind-the-end')).toBe(false);
  });

  it('given a screenshot with what is see-through, or WebP, then it is on white paper', async () => {
    const clear = sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    for (const file of [await clear.clone().png().toBuffer(), await clear.clone().webp().toBuffer()]) {
      const { data } = await sharp(await room.develop(file))
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect(Math.min(...data)).toBeGreaterThan(245);
    }
  });

  it('given a large one, then a page of print stays legible, and no more is kept', async () => {
    const large = await sharp({ create: { width: 5_000, height: 2_500, channels: 3, background: 'grey' } })
      .jpeg()
      .toBuffer();
    expect(await sharp(await room.develop(large)).metadata()).toMatchObject({ width: 2_560, height: 1_280 });
  });

  it('given what is no photograph, or one that claims to be endless, then it is refused and no part of it is named', async () => {
    const vector = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/hostname"/></svg>');
    const picture = await snapshot();
    const moving = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
      .gif()
      .toBuffer();
    const endless = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    for (const file of [
      Buffer.from('secret words'),
      Buffer.alloc(0),
      vector,
      moving,
      picture.subarray(0, picture.length - 40),
      endless,
      claiming(1_000_000, 50),
      claiming(16_385, 1),
    ]) {
      const refused = await room.develop(file).then(
        () => undefined,
        (error: unknown) => error as Error & { refusal: object },
      );
      expect(refused?.refusal).toMatchObject(unreadable);
      expect(refused!.message).not.toContain('secret');
    }
  });

  it('given a file that takes more memory or time than it may, then its process is ended, and the next one is developed', async () => {
    const large = await sharp({ create: { width: 7_000, height: 7_000, channels: 3, background: 'grey' } })
      .jpeg({ progressive: true })
      .toBuffer();
    expect(await developed(large, { memory: 120 * 1024 * 1024, seconds: 8 })).toBeUndefined();
    expect(await developed(large, { memory: 2 ** 40, seconds: 0.05 })).toBeUndefined();
    expect(await developed(large)).toBeInstanceOf(Buffer);
  });

  it('its process has neither settings nor open files of the service, writes none, starts nothing, and where the kernel allows it sees neither network nor the service', async () => {
    const probe = `
      import { readFileSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
      import { networkInterfaces } from 'node:os';
      const tried = (what) => { try { return what(); } catch (error) { return error.code; } };
      const sockets = readdirSync('/proc/self/fd').filter((fd) => /^socket/.test(tried(() => readlinkSync('/proc/self/fd/' + fd)))).sort();
      const settings = Object.keys(process.env).filter((name) => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name));
      const limits = readFileSync('/proc/self/limits', 'utf8').split('\\n').filter((line) => /core file|file size|cpu time/.test(line)).map((line) => line.replace(/ +/g, ' ').split(' ').slice(0, 5).join(' '));
      process.stdout.write(JSON.stringify({ settings, sockets, limits, written: tried(() => writeFileSync('/tmp/confined', 'x')), parent: tried(() => readFileSync('/proc/${process.pid}/environ').length), network: Object.keys(networkInterfaces()) }));`;
    const child = startConfined(['--input-type=module', '--eval', probe], 8);
    child.stdin.end();
    const told = JSON.parse(await text(child.stdout)) as {
      readonly parent: unknown;
      readonly network: readonly string[];
      readonly limits: readonly string[];
    };
    expect(told).toMatchObject({ settings: [], sockets: ['0', '1'], written: 'ERR_ACCESS_DENIED' });
    expect(told.limits).toEqual(['Max cpu time 8 8', 'Max file size 0 0', 'Max core file size 0']);
    if (isAlone()) expect(told).toMatchObject({ parent: 'EACCES', network: [] });
  });

  it('given a process that cannot be started, then that is an error of ours, and nothing else ends', async () => {
    const { execPath } = process;
    try {
      process.execPath = '/no/such/node';
      await expect(room.develop(await snapshot())).rejects.toThrow('exit code 127');
    } finally {
      process.execPath = execPath;
    }
    expect((await room.develop(await snapshot())).length).toBeGreaterThan(100);
  });

  it('given more than may wait, then the rest is turned away, and the next one is developed', async () => {
    const file = await snapshot();
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => room.develop(file)));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(4);
    expect((await room.develop(file)).length).toBeGreaterThan(100);
  });
});
