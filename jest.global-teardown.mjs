export default async function teardown() {
  await Promise.all((globalThis.liandongTestServers ?? []).map((server) => server.stop()));
}
