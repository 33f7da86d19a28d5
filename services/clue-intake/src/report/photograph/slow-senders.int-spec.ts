import { connect, type Socket } from 'node:net';
import { eventually } from '@liandong/testing';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../../clue-intake.module.js';
import { channelTerms, toldInClear } from '../report.fixtures.js';
import { formWith, snapshot } from './photograph.fixtures.js';

const api = '/api/clue-intake';
const clock = { moment: '2020-06-11T02:00:00.000Z', now: () => clock.moment };
const FORM = 'multipart/form-data; boundary=b';
const FILE = '--b\r\ncontent-disposition: form-data; name="photograph"; filename="x"\r\ncontent-type: image/jpeg\r\n\r\n';

/** Somebody who sends a body of their own making, piece by piece. */
interface Sender {
  readonly socket: Socket;
  /** What was answered so far. */
  answer(): string;
}

describe('public channel: senders that drip bytes', () => {
  let server: TestApp;
  const senders: Socket[] = [];
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock, environment: { BODY_GRACE_SECONDS: '1.5', BODY_BYTES_PER_SECOND: '4096' } });
    await server.send('mhk-director', 'PUT', `${api}/report-channels/mhk`, channelTerms);
  });
  afterEach(() => senders.splice(0).forEach((socket) => socket.destroy()));
  afterAll(() => server.close());

  /** Begins a body that may be that long, and sends a piece of so many bytes ten times a second. */
  function send(path: string, type: string, piece: number): Sender {
    const { hostname, port } = new URL(server.url);
    let answered = '';
    const socket = connect(Number(port), hostname);
    senders.push(socket);
    socket.on('data', (data: Buffer) => (answered += data.toString())).on('error', () => undefined);
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: ${type === FORM ? 1_048_576 : 32_768}\r\n\r\n${type === FORM ? FILE : '{"'}`,
    );
    const drip = setInterval(() => socket.write('x'.repeat(piece)), 100);
    socket.on('close', () => clearInterval(drip));
    return { socket, answer: () => answered };
  }
  const photographs = `${api}/public/receipt/photographs`;

  it('given six that keep the door busy, then they are ended after the grace, and the next photograph comes in', async () => {
    const { code } = (await server.send<{ readonly code: string }>(undefined, 'POST', `${api}/public/reports`, toldInClear)).body;
    const dripping = Array.from({ length: 6 }, () => send(photographs, FORM, 1));
    const add = async () => server.send(undefined, 'POST', photographs, formWith(code, await snapshot()));
    await eventually(async () => (await add()).status === 429);
    for (const { answer } of dripping) expect(answer()).toBe('');
    await eventually(() => dripping.every(({ answer, socket }) => answer().startsWith('HTTP/1.1 408') && socket.closed));
    expect(await add()).toMatchObject({ status: 201 });
  }, 30_000);

  it('given any other route, then a body that drips is ended as well', async () => {
    const { answer } = send(`${api}/public/reports`, 'application/json', 1);
    await eventually(() => answer().startsWith('HTTP/1.1 408'));
  }, 30_000);

  it('given a slow line that keeps the pace, then it is waited for', async () => {
    const steady = send(photographs, FORM, 1_024);
    const dripping = send(photographs, FORM, 1);
    await eventually(() => dripping.answer().startsWith('HTTP/1.1 408'));
    expect(steady.answer()).toBe('');
  }, 30_000);
});
