import { readFile, writeFile } from 'node:fs/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, type Msg, type MsgHdrs } from '@nats-io/transport-node';
import { sideBySide } from '@liandong/testing';

/** Who listens to everything; services have no such user. */
const user = 'wiretap';

/** A configuration of the NATS server with one user more. */
export async function tappedConfig(config: string, file: string, password: string): Promise<string> {
  const own = `users: [\n    { user: ${user}, password: ${password} }`;
  await writeFile(file, (await readFile(config, 'utf8')).replace('users: [', own));
  return file;
}

export interface Wiretap {
  /** Everything that was sent since, whatever it was: subject, reply, headers, content. */
  heard(): readonly Buffer[];
  /** Every message that streams and key-value buckets hold now. */
  kept(): Promise<readonly Buffer[]>;
  close(): Promise<void>;
}

export async function wiretap(servers: string, password: string): Promise<Wiretap> {
  const connection = await connect({ servers, user, pass: password });
  const heard: Buffer[] = [];
  connection.subscribe('>', {
    callback: (_error, message: Msg) => void heard.push(whole(message.subject, message.headers, message.data, message.reply)),
  });
  await connection.flush();
  const manager = await jetstreamManager(connection);
  async function kept(): Promise<readonly Buffer[]> {
    const found: Buffer[] = [];
    for await (const { config, state } of manager.streams.list()) {
      found.push(Buffer.from(JSON.stringify(config)));
      const sequences = Array.from({ length: state.last_seq - state.first_seq + 1 }, (_, index) => state.first_seq + index);
      // A request for each: one after the other they would be what takes longest.
      await sideBySide(
        sequences,
        async (seq) => {
          const message = await manager.streams.getMessage(config.name, { seq });
          if (message) found.push(whole(message.subject, message.header, message.data));
        },
        32,
      );
    }
    return found;
  }
  return { heard: () => heard, kept, close: () => connection.close() };
}

const whole = (subject: string, headers: MsgHdrs | undefined, data: Uint8Array, reply = ''): Buffer =>
  Buffer.concat([Buffer.from(`${subject} ${reply}\n${headers ? JSON.stringify([...headers]) : ''}\n`), data, Buffer.from('\n')]);
