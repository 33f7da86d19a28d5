/** Address of the NATS server (with JetStream) that jest started for this run. Tests share it: use stream names of your own. */
export function testNatsUrl(): string {
  const url = process.env['TEST_NATS_URL'];
  if (!url) throw new Error('TEST_NATS_URL is not set: run the specs through jest, whose global setup starts NATS');
  return url;
}
