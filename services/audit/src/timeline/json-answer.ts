/** What is used of the adapter's reply. */
export interface Reply {
  header(name: string, value: string): Reply;
}

/** Answers with JSON that is written already; as bytes, so that nobody has to count or copy them once more. */
export function jsonAnswer(reply: Reply, json: string): Buffer {
  void reply.header('content-type', 'application/json; charset=utf-8');
  return Buffer.from(json);
}
