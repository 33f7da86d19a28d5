/** What is used of the adapter's reply. */
export interface Reply {
  header(name: string, value: string): Reply;
}

/** Answers with JSON that is written already. */
export function jsonAnswer(reply: Reply, json: Buffer): Buffer {
  void reply.header('content-type', 'application/json; charset=utf-8');
  return json;
}
