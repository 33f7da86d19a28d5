import type { RecordedEvent } from '@liandong/event-sourcing';
import { change, type Projection, put, type RowChange } from '@liandong/projections';
import type { CollaborationPlanEvent, CollaborationSystem } from '../../collaboration-plan/collaboration-plan.events.js';
import {
  type Arrangement,
  type CollaborationPlanState,
  evolvePlan,
  initialPlan,
} from '../../collaboration-plan/collaboration-plan.state.js';
import { idOfStream } from '../stream-id.js';

/** A commission's plan with every arrangement that it ever had: any day can be asked for. */
export interface ZoneBoardRow {
  readonly organisationId: string;
  readonly title: string;
  readonly upperBodyId: string;
  readonly version: number;
  readonly adoptedOn: string;
  readonly coordinatorIds: readonly string[];
  readonly systems: readonly CollaborationSystem[];
  readonly arrangements: readonly Arrangement[];
  readonly revision: number;
}

function rowOf(plan: CollaborationPlanState, revision: number): ZoneBoardRow {
  const { title, version, coordinatorIds, systems, arrangements } = plan;
  return {
    organisationId: plan.organisationId!,
    title,
    upperBodyId: plan.upperBodyId!,
    version,
    adoptedOn: plan.adoptedOn!,
    coordinatorIds,
    systems,
    arrangements,
    revision,
  };
}

/** A plan's stream is named after its commission. */
function advance(event: RecordedEvent<CollaborationPlanEvent>): readonly RowChange<ZoneBoardRow>[] {
  const organisationId = idOfStream(event.stream);
  return [change<ZoneBoardRow>({ organisationId }, (row) => rowOf(evolvePlan({ ...row, status: 'in-force' }, event), event.revision))];
}

export const zoneBoard: Projection<ZoneBoardRow, CollaborationPlanEvent> = {
  name: 'zone-board',
  version: 1,
  categories: ['collaborationPlan'],
  table: {
    name: 'zone_board',
    columns: {
      organisationId: 'text',
      title: 'text NOT NULL',
      upperBodyId: 'text NOT NULL',
      version: 'integer NOT NULL',
      adoptedOn: 'date NOT NULL',
      coordinatorIds: 'jsonb NOT NULL',
      systems: 'jsonb NOT NULL',
      arrangements: 'jsonb NOT NULL',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['organisationId'],
  },
  on: {
    PlanAdopted: (event) => (event.revision === 0 ? [put(rowOf(evolvePlan(initialPlan, event), 0))] : advance(event)),
    MemberMoved: advance,
    MemberJoined: advance,
    MemberLeft: advance,
    LeadChanged: advance,
    LiaisonRoomChanged: advance,
    GroupChanged: advance,
  },
};
