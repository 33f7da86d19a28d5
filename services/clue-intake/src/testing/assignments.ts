import { CommandRunner, idFrom } from '@liandong/service-kit';
import type { TestApp } from '@liandong/service-kit/testing';
import { assignment } from '../assignment/assignment.decider.js';
import type { Given } from '../assignment/assignment.events.js';

/** What an upper body assigns, or what is assigned to those below. */
export const assigned: Given = {
  organisationId: 'mhk',
  kind: 'assigned',
  body: '上级机关',
  documentNumber: '交〔2020〕7号',
  title: '反映某乡干部',
  requirement: '三个月内办结并报告',
};

/** An assignment that names a clue and runs in a matter of its own, as all of them did before they ran in the clue's. */
export async function assignmentOfItsOwnMatter(server: TestApp, clueId: string): Promise<string> {
  const principal = { personId: 'mhk-intake', organisationId: 'mhk', roles: ['intake-officer'] as const };
  const id = idFrom('assignment-of-its-own', clueId);
  const data = { ...assigned, clueId, receivedOn: '2020-06-12' };
  await server.app
    .get(CommandRunner)
    .run(
      assignment,
      id,
      { principal, commandId: idFrom('receive', id) },
      'assignment.receive',
      { type: 'receive', data },
      { organisationId: 'mhk' },
    );
  return id;
}
