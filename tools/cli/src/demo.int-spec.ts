import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from '@liandong/local-servers';
import type { PlayedStory } from './demo/play.js';
import { liandong } from './testing/liandong.js';
import { type PlayedSystem, startPlayedSystem } from './testing/played-system.js';

interface Played {
  readonly ok: boolean;
  readonly error?: string;
  readonly stories: readonly PlayedStory[];
}

/** Stands between the command line and the system: may change an answer, or lose it after the system has done its work. */
class Between {
  change: (url: string, text: string) => string = (_url, text) => text;
  loses: (method: string) => boolean = () => false;
  lost = 0;
  private server: Server | undefined;

  async listen(to: string): Promise<string> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const {
          host: _host,
          connection: _connection,
          'content-length': _length,
          'transfer-encoding': _encoding,
          ...headers
        } = request.headers;
        const body = Buffer.concat(chunks);
        void fetch(`${to}${request.url}`, {
          method: request.method!,
          headers: headers as Record<string, string>,
          ...(body.length > 0 ? { body } : {}),
        }).then(async (answer) => {
          const text = await answer.text();
          if (this.loses(request.method!)) {
            this.lost += 1;
            return response.destroy();
          }
          return response.writeHead(answer.status, { 'content-type': 'application/json' }).end(this.change(request.url!, text));
        });
      });
    });
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}

describe('demo', () => {
  let system: PlayedSystem;
  const between = new Between();
  let through: string;

  beforeAll(async () => {
    system = await startPlayedSystem();
    through = await between.listen(system.url);
  }, 300_000);
  afterAll(async () => {
    between.close();
    await system.close();
  });
  beforeEach(() => {
    between.change = (_url, text) => text;
    between.loses = () => false;
  });

  const play = async (url: string, ...args: readonly string[]) => {
    const { code, out, err } = await liandong('demo', '--json', '--url', url, ...args);
    expect(err).toBe('');
    return { code, ...(JSON.parse(out) as Played) };
  };
  const typesOf = ({ stories }: Pick<Played, 'stories'>) =>
    stories.map(({ timeline }) => timeline.map(({ stream, type }) => `${stream.split('-')[0]!} ${type}`).sort());
  const positionsOf = ({ stories }: Pick<Played, 'stories'>) => stories.map(({ timeline }) => timeline.map(({ position }) => position));

  it('0.2, 0.14, 0.20, 1.9, 2.11, 3.5, 3.14, 3.15: both stories run end to end, and every figure is read back as expected', () => {
    expect(system.stories.flatMap(({ figures }) => figures.filter(({ same }) => !same))).toEqual([]);
    expect(system.stories.map(({ name }) => name)).toEqual(['procuratorate', 'tour']);
  });

  it('given the same run again, then nothing is repeated: not one event is new', async () => {
    const again = await play(system.url);
    expect(again).toMatchObject({ code: 0, ok: true });
    expect(positionsOf(again)).toEqual(positionsOf(system));
  }, 180_000);

  it('given another run, whose answers are lost time and again, then it plays anew, with every event once', async () => {
    let requests = 0;
    between.loses = () => (requests += 1) % 3 === 0;
    const other = await play(through, '--run', 'other');
    expect(between.lost).toBeGreaterThan(50);
    expect(other).toMatchObject({ code: 0, ok: true });
    expect(other.stories.map(({ matterId }) => matterId)).not.toEqual(system.stories.map(({ matterId }) => matterId));
    expect(typesOf(other)).toEqual(typesOf(system));
  }, 240_000);

  it('given one figure of a read model that is wrong, then the exit code is 1 and that figure is named, with what was seen', async () => {
    between.change = (url, text) => (url.startsWith('/api/clue-intake/clues/') ? text.replace('"filed":2', '"filed":3') : text);
    const { code, ok, stories } = await play(through, '--story', 'procuratorate');
    expect([code, ok]).toEqual([1, false]);
    expect(stories[0]!.figures.filter(({ same }) => !same)).toMatchObject([{ zh: '立案审查调查', expected: 2, seen: 3 }]);
    const spoken = await liandong('demo', '--url', through, '--story', 'procuratorate');
    expect(spoken.code).toBe(1);
    expect(spoken.out).toContain('✘ 立案审查调查 / persons filed: 应为 expected 2,读得 seen 3');
  }, 180_000);

  it('given a step that is refused, then the exit code is 1 and the step, the person and the refusal are named', async () => {
    between.change = (url, text) => (url.endsWith('/agency-events') ? text.replace(/"clueId":"[^"]+"/, '"clueId":"nobody"') : text);
    const { code, out, err } = await liandong('demo', '--url', through, '--story', 'procuratorate');
    expect(code).toBe(1);
    expect(err).toMatch(/登记线索.*mhk-intake.*409 clue\.not-allowed[^]*allowed now: receive/);
    expect(out).toContain('王登(mhk-intake) 登记线索');
  }, 60_000);

  it('given no such story or run name, then the exit code is 2', async () => {
    expect(await liandong('demo', '--url', system.url, '--story', 'nobody')).toMatchObject({
      code: 2,
      err: expect.stringContaining('procuratorate, tour, all') as string,
    });
    expect(await liandong('demo', '--url', system.url, '--run', 'a b')).toMatchObject({ code: 2 });
    expect(await liandong('demo', '--colour')).toMatchObject({ code: 2, err: expect.stringContaining('用法有误 / wrong usage') as string });
    expect(await liandong('demo', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('用法 / Usage:') as string });
  });

  describe('beside it', () => {
    const json = async <T>(...args: readonly string[]) => {
      const { code, out } = await liandong(...args, '--json', '--url', system.url);
      return { code, body: JSON.parse(out) as T };
    };

    it('timeline: a matter as it stood at a position; an unknown one is a failure', async () => {
      const { matterId, timeline } = system.stories[0]!;
      const { body } = await json<{ events: { position: string }[] }>('timeline', matterId, '--at', timeline[4]!.position);
      expect(body.events.map(({ position }) => position)).toEqual(timeline.slice(0, 5).map(({ position }) => position));
      expect((await liandong('timeline', matterId, '--url', system.url)).out).toContain('MatterClosed');
      expect(await json('timeline', 'nobody')).toMatchObject({ code: 1, body: { ok: false, problem: { code: 'audit.matter-unknown' } } });
    });

    it('diff: the events between two moments, and what changed in each stream; a stretch that ends before it begins is a failure', async () => {
      const { matterId, timeline } = system.stories[0]!;
      const [from, to] = [timeline[4]!.position, timeline[9]!.position];
      const { code, body } = await json<{ events: { position: string }[]; streams: { stream: string; events: number }[] }>(
        'diff',
        matterId,
        '--from',
        from,
        '--to',
        to,
      );
      expect([code, body.events.map(({ position }) => position)]).toEqual([0, timeline.slice(5, 10).map(({ position }) => position)]);
      expect(new Set(body.streams.map(({ stream }) => stream))).toEqual(new Set(timeline.slice(5, 10).map(({ stream }) => stream)));
      const whole = await json<{ events: unknown[] }>('diff', matterId);
      expect(whole.body.events).toHaveLength(timeline.length);
      expect((await liandong('diff', matterId, '--from', from, '--to', to, '--url', system.url)).out).toMatch(/修订 revision[^]*\//);
      expect(await json('diff', matterId, '--from', to, '--to', from)).toMatchObject({
        code: 1,
        body: { problem: { code: 'audit.moments-reversed' } },
      });
    });

    it('access-log: who read the matter, the latest first', async () => {
      const { matterId } = system.stories[0]!;
      const { body } = await json<{ items: { what: string; personId: string }[] }>('access-log', matterId);
      expect(body.items).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ what: 'diff', personId: 'mhk-auditor' }),
          expect.objectContaining({ what: 'timeline' }),
        ]),
      );
      expect((await liandong('access-log', matterId, '--url', system.url)).out).toMatch(/魏审计[^]*timeline/);
      expect(await json('access-log', 'nobody')).toMatchObject({ code: 1, body: { problem: { code: 'audit.matter-unknown' } } });
    });

    it('token: of a person of the directory, and of nobody else', async () => {
      expect(await json('token', 'mhk-intake')).toMatchObject({ code: 0, body: { personId: 'mhk-intake', expires_in: 3600 } });
      expect(await json('token', 'nobody')).toMatchObject({ code: 1, body: { problem: { code: 'issuer.unknown-person' } } });
    });

    it('lag: every read model, relay and inbox of every service; a service that does not answer is a failure', async () => {
      const { code, body } = await json<{ services: { service: string; status: { projections: { lag: number }[] } }[] }>('lag');
      expect([code, body.services.map(({ service }) => service)]).toEqual([
        0,
        expect.arrayContaining(['clue-intake', 'inspection-liaison', 'audit']) as unknown,
      ]);
      expect((await liandong('lag', 'clue-intake', '--url', system.url)).out).toMatch(/读模型 clue-register[^]*发布 relay[^]*收件 inbox/);
      expect(await liandong('lag', 'nobody', '--url', system.url)).toMatchObject({ code: 2 });
      const away = await liandong('lag', 'audit', '--json', '--url', `http://127.0.0.1:${await freePort()}`);
      expect([away.code, JSON.parse(away.out)]).toMatchObject([
        1,
        { ok: false, services: [{ service: 'audit', error: expect.stringContaining('ECONNREFUSED') as unknown }] },
      ]);
    }, 60_000);

    it('rebuild: one read model or all of a service, followed until switched; it shows the same as before', async () => {
      expect(await json('rebuild', 'clue-intake', 'clue-register')).toMatchObject({ code: 0, body: { rebuilt: ['clue-register'] } });
      expect(await liandong('rebuild', 'case-trial', '--url', system.url)).toMatchObject({
        code: 0,
        out: expect.stringMatching(/case-register[^]*outcome-ledger: 100%/) as string,
      });
      expect(await json('rebuild', 'clue-intake', 'nobody')).toMatchObject({ code: 2 });
      expect(await play(system.url)).toMatchObject({ code: 0, ok: true });
    }, 180_000);

    it('park, replay, parked: nothing stands aside; what is no failure of the read model is not parked', async () => {
      expect(await json('parked', 'clue-intake')).toMatchObject({ code: 0, body: { messages: [] } });
      expect((await liandong('parked', 'audit', '--url', system.url)).out).toContain('没有搁置的事件');
      const eventId = '0b0f9c8e-7f0a-4d0c-9a57-1f4d7f6f0001';
      expect(await json('park', 'clue-intake', 'clue-register', eventId, '--reason', '试')).toMatchObject({
        code: 1,
        body: { problem: { status: expect.any(Number) as number } },
      });
      expect(await json('replay', 'clue-intake', 'clue-register', eventId)).toMatchObject({ code: 1 });
      expect(await liandong('park', 'clue-intake', 'clue-register', eventId, '--url', system.url)).toMatchObject({ code: 2 });
    });
  });
});
