import { Module } from '@nestjs/common';
import { defineService, readConfig } from '@liandong/service-kit';
import { AsSeenController } from './as-seen/as-seen.controller.js';
import { AsSeenQuery } from './as-seen/as-seen.query.js';
import { DiffController } from './diff/diff.controller.js';
import { DiffQuery } from './diff/diff.query.js';
import { ExportController } from './export/export.controller.js';
import { ExportService } from './export/export.service.js';
import { FiguresController } from './figures/figures.controller.js';
import { FiguresQuery } from './figures/figures.query.js';
import { MatterController } from './matter/matter.controller.js';
import { MatterQuery } from './matter/matter.query.js';
import { ledgerClearance } from './ledger/clearance/clearance.decider.js';
import { ClearanceService } from './ledger/clearance/clearance.service.js';
import { LedgerController } from './ledger/http/ledger.controller.js';
import { LedgerOpsController } from './ledger/http/ledger-ops.controller.js';
import { LedgerQuery } from './ledger/http/ledger.query.js';
import { TileReads } from './ledger/http/tile-reads.js';
import { LEDGER_CONFIG, LedgerRuntime } from './ledger/ledger.runtime.js';
import { ClearancesBoundToEvents1764200000000 } from './ledger/store/clearances-bound.migration.js';
import { ClearancesFromEvents1764100000000 } from './ledger/store/clearances.migration.js';
import { LedgerTables1764000000000 } from './ledger/store/tables.migration.js';
import { ledgerConfig } from './ledger/witnesses/witness.config.js';
import { Matter } from './matters/matter.entity.js';
import { MattersController } from './matters/matters.controller.js';
import { matters } from './matters/matters.projection.js';
import { MattersQuery } from './matters/matters.query.js';
import { Owners } from './owners.js';
import { auditAccess } from './reading/audit-access.decider.js';
import { AuditReadingService } from './reading/audit-reading.service.js';
import { AccessLogController } from './reads/access-log.controller.js';
import { Read } from './reads/read.entity.js';
import { ReadsController } from './reads/reads.controller.js';
import { reads } from './reads/reads.projection.js';
import { ReadsQuery } from './reads/reads.query.js';
import { OrganisationsController } from './references/organisations.controller.js';
import { PersonsController } from './references/persons.controller.js';
import { MatterReference } from './references/reference.entity.js';
import { references } from './references/references.projection.js';
import { ReferencesQuery } from './references/references.query.js';
import { TimelineController } from './timeline/timeline.controller.js';
import { TimelineEntry } from './timeline/timeline.entity.js';
import { timeline } from './timeline/timeline.projection.js';
import { TimelineQuery } from './timeline/timeline.query.js';

/**
 * Shows auditors every matter as it stood at any moment, and keeps who looked; keeps the ledger that proves that nothing was altered. It writes nothing but that, and what operators decide about
 * the ledger. */
@Module(
  defineService({
    name: 'audit',
    categories: [auditAccess.category, ledgerClearance.category],
    projections: [timeline, matters, reads, references],
    entities: [TimelineEntry, Matter, Read, MatterReference],
    controllers: [
      MattersController,
      MatterController,
      TimelineController,
      DiffController,
      ExportController,
      AsSeenController,
      FiguresController,
      AccessLogController,
      ReadsController,
      PersonsController,
      OrganisationsController,
      LedgerController,
      LedgerOpsController,
    ],
    migrations: [LedgerTables1764000000000, ClearancesFromEvents1764100000000, ClearancesBoundToEvents1764200000000],
    providers: [
      AuditReadingService,
      MattersQuery,
      MatterQuery,
      TimelineQuery,
      DiffQuery,
      ExportService,
      ReadsQuery,
      ReferencesQuery,
      Owners,
      AsSeenQuery,
      FiguresQuery,
      LedgerRuntime,
      ClearanceService,
      LedgerQuery,
      TileReads,
      { provide: LEDGER_CONFIG, useFactory: () => readConfig(ledgerConfig, process.env) },
    ],
  }),
)
export class AuditModule {}
