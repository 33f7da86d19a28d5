import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  type Cosigner,
  cosignatureLine,
  LedgerError,
  parseAddCheckpoint,
  SIZE_CONTENT_TYPE,
  type WitnessDecision,
  witnessDecision,
  type WitnessPolicy,
} from '@liandong/ledger';
import type { WitnessStates } from './witness-state.js';

/** Bytes of a request: a checkpoint with its cosignatures and a proof of 63 hashes are much less. */
const BODY_LIMIT = 64 * 1024;
/** How long a request may take to arrive, in ms. */
const REQUEST_MS = 10_000;

export interface WitnessOptions {
  readonly cosigner: Cosigner;
  readonly policy: WitnessPolicy;
  readonly states: WitnessStates;
  readonly now?: () => number;
  /** Told of whatever was not cosigned; the checkpoint may be proof that a log misbehaves. */
  readonly onRefused?: (decision: Exclude<WitnessDecision, { kind: 'cosign' }>, body: string) => void;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

/** A witness (见证方; C2SP tlog-witness): cosigns a checkpoint only when it continues the last one that it cosigned. */
export class Witness {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: WitnessOptions) {}

  /** @throws Error its state cannot be read or written: nothing is cosigned then */
  addCheckpoint(body: string): Promise<Answer> {
    // One after another: deciding and writing down is one step.
    const answer = this.turn.then(() => this.decide(body));
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  /** Listens, with `POST /add-checkpoint`. */
  async listen(port: number, host = '127.0.0.1'): Promise<Server> {
    const server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS }, (request, response) => {
      this.serve(request, response).catch((error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        send(response, { status: 500, body: 'internal error\n' });
      });
    });
    server.listen(port, host);
    await once(server, 'listening');
    return server;
  }

  private async decide(body: string): Promise<Answer> {
    const { policy, states, cosigner, onRefused, now = () => Date.now() } = this.options;
    let request;
    try {
      request = parseAddCheckpoint(body);
    } catch (error) {
      if (error instanceof LedgerError) return { status: 400, body: `${error.message}\n` };
      throw error;
    }
    const { origin } = request.claimed;
    const decision = witnessDecision(policy.logs.has(origin) ? await states.read(origin) : undefined, request, policy);
    if (decision.kind === 'cosign') {
      await states.write(origin, decision.next);
      return { status: 200, body: cosignatureLine(cosigner, decision.text, Math.floor(now() / 1_000)) };
    }
    onRefused?.(decision, body);
    return decision.kind === 'conflict'
      ? { status: 409, body: `${decision.size}\n`, type: SIZE_CONTENT_TYPE }
      : { status: decision.status, body: `${decision.reason}\n` };
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url !== '/add-checkpoint') return send(response, { status: 404, body: 'there is nothing but /add-checkpoint\n' });
    if (request.method !== 'POST') return send(response, { status: 405, body: 'POST a checkpoint\n' });
    const body = await bodyOf(request);
    send(response, body === undefined ? { status: 413, body: `more than ${BODY_LIMIT} bytes\n` } : await this.addCheckpoint(body));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= BODY_LIMIT) parts.push(part);
  }
  return bytes <= BODY_LIMIT ? Buffer.concat(parts).toString('utf8') : undefined;
}

function send(response: ServerResponse, { status, body, type = 'text/plain; charset=utf-8' }: Answer): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}
