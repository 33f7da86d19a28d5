import { Module } from '@nestjs/common';
import { defineService } from '@liandong/service-kit';
import { Matter } from './matters/matter.entity.js';
import { MattersController } from './matters/matters.controller.js';
import { matters } from './matters/matters.projection.js';
import { MattersQuery } from './matters/matters.query.js';
import { auditAccess } from './reading/audit-access.decider.js';
import { AuditReadingService } from './reading/audit-reading.service.js';
import { Read } from './reads/read.entity.js';
import { ReadsController } from './reads/reads.controller.js';
import { reads } from './reads/reads.projection.js';
import { ReadsQuery } from './reads/reads.query.js';
import { TimelineController } from './timeline/timeline.controller.js';
import { TimelineEntry } from './timeline/timeline.entity.js';
import { timeline } from './timeline/timeline.projection.js';
import { TimelineQuery } from './timeline/timeline.query.js';

/** Shows auditors every matter as it stood at any moment, and keeps who looked. It writes nothing but that. */
@Module(
  defineService({
    name: 'audit',
    categories: [auditAccess.category],
    projections: [timeline, matters, reads],
    entities: [TimelineEntry, Matter, Read],
    controllers: [MattersController, TimelineController, ReadsController],
    providers: [AuditReadingService, MattersQuery, TimelineQuery, ReadsQuery],
  }),
)
export class AuditModule {}
