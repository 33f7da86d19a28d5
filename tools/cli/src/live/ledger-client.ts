import { decodeEntries, entriesPath, tilePath } from '@liandong/ledger';
import { ApiProblem, type Client, type Problem } from '../client.js';

/** Fetches the ledger as the audit service shows it (C2SP tlog-tiles), as an auditor. */
export class LedgerClient {
  constructor(private readonly client: Client) {}

  checkpoint(): Promise<string> {
    return this.get('checkpoint').then((bytes) => bytes.toString('utf8'));
  }

  async key(): Promise<string> {
    const { key } = await this.client.read<{ key: string | null }>('mhk-auditor', 'audit', '/ledger');
    if (key === null) throw new Error('账本尚无公钥 / the ledger has no key yet');
    return key;
  }

  tile(level: number, index: number, width: number): Promise<Buffer> {
    return this.get(tilePath(level, index, width));
  }

  async leaves(index: number, width: number): Promise<Uint8Array[]> {
    return decodeEntries(await this.get(entriesPath(index, width)), width);
  }

  /** @throws ApiProblem */
  private async get(path: string): Promise<Buffer> {
    const url = `${this.client.targets.service('audit')}/api/audit/${path}`;
    const { access_token: token } = await this.client.token('mhk-auditor');
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    if (answer.ok) return Buffer.from(await answer.arrayBuffer());
    throw new ApiProblem(`GET ${url}`, {
      code: 'no-problem-document',
      ...((await answer.json().catch(() => ({}))) as Partial<Problem>),
      status: answer.status,
    });
  }
}
