export { type Cell, change, type Projection, put, remove, type Row, type RowChange, set, type TableSpec, upsert } from './projection.js';
export { ProjectionFailure } from './apply-batch.js';
export { inTransaction } from './checkpoints.js';
export { installProjections } from './install.js';
export { Lease } from './lease.js';
export type { ParkedEvent, RecordedFailure } from './parking.js';
export { type ProjectionAlarm, ProjectionRunner, type ProjectionRunnerOptions, type ProjectionStatus } from './runner.js';
export { applyChanges } from './rows.js';
export { columnName, createTableAs } from './table.js';
