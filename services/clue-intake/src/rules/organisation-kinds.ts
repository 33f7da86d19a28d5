import type { RuleVersion } from '@liandong/event-sourcing';
import { localRows, ownRowOn } from '@liandong/legal-time';

/** The version by which the installation calls this organisation a township or a street on that day; undefined where it does not. */
export function townshipBy(organisationId: string, date: string): RuleVersion | undefined {
  const row = ownRowOn(localRows('organisations'), organisationId, date);
  return row && row.kind !== 'department' ? { ruleId: 'organisations', version: row.version } : undefined;
}
