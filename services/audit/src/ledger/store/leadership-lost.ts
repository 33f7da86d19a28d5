/** Another process integrates now: this one has not written. */
export class LeadershipLost extends Error {
  override readonly name = 'LeadershipLost';
  constructor() {
    super('another process integrates into the ledger now');
  }
}
