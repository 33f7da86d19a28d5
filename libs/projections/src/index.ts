export {
  type Beside,
  beside,
  type Cell,
  change,
  type Projection,
  put,
  remove,
  revise,
  type Row,
  type RowChange,
  set,
  type TableSpec,
  upsert,
} from './projection.js';
export { ProjectionFailure } from './apply-batch.js';
export { breath } from './breath.js';
export { inTransaction, LeadershipLost } from './checkpoints.js';
export { type Folds, foldRows } from './fold-rows.js';
export { installProjections } from './install.js';
export { Lease } from './lease.js';
export type { ParkedEvent, RecordedFailure } from './parking.js';
export { ProjectionRunner } from './runner.js';
export { Rest } from './rest.js';
export type { ProjectionAlarm, ProjectionRunnerOptions, ProjectionStatus } from './status.js';
export { applyChanges } from './rows.js';
export { columnName, createTableAs } from './table.js';
