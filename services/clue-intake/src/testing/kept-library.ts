/** Commands as a person over HTTP, and fails when it is refused. */
export interface Commanding {
  command(person: string, path: string, body?: object): Promise<unknown>;
}

/** B1.3, B1.4: the library of a demo organisation is held by its case management and kept by its intake officer, both from that day on. */
export async function keptLibrary(by: Commanding, organisationId = 'mhk', since = '2020-06-11'): Promise<void> {
  const libraries = `/api/clue-intake/libraries/${organisationId}`;
  await by.command(`${organisationId}-principal`, libraries, { unitId: `${organisationId}.case-management`, since });
  await by.command(`${organisationId}-principal`, `${libraries}/keepers`, {
    personId: `${organisationId}-intake`,
    from: since,
    documentNumber: '指定〔2020〕1号',
  });
}
