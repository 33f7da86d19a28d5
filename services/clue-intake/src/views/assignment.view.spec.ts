import { join } from 'node:path';
import { showAsSeen } from '@liandong/service-kit';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, command, deputy, director, given42, open, played, principal, whole } from '../assignment/assignment.fixtures.js';
import { assignmentView, type ShownAssignment } from './assignment.view.js';

const viewer = ({
  personId,
  organisationId,
  role,
}: {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
}) => ({ personId, organisationId, roles: [role] });

describe('assignment view', () => {
  const below = [command('propose', given42), command('approve', { approvedOn: '2020-06-11' }, deputy)];
  const shown = (history: typeof below, version: 3 | 4 = 4) => {
    const events = played(...history).map((event, revision) => ({ ...event, stream: 'assignment-a1', revision }));
    return showAsSeen(
      assignmentView.versions[version]!,
      events as never,
      'a1',
      viewer(deputy),
      '2026-06-11T02:00:00.000Z',
    ) as ShownAssignment;
  };

  it('B1.13: what was given to those below may be withdrawn, what came from above may not; withdrawn, it is not overdue', () => {
    expect(shown(below).allowed).toContain('withdraw');
    expect(shown(open).allowed).not.toContain('withdraw');
    expect(shown(below, 3).allowed).not.toContain('withdraw');
    expect(shown([...below, command('withdraw', { reason: '改由其他单位承办' }, deputy)])).toMatchObject({
      status: 'withdrawn',
      overdue: false,
      allowed: [],
    });
  });
});

goldenViews(assignmentView, join(import.meta.dirname, '../../golden'), {
  history: played(...whole),
  viewers: [viewer(principal), viewer(director)],
  at,
});
