import type { Type } from '@nestjs/common';
import { AuditModule } from '@liandong/audit';
import { CaseTrialModule } from '@liandong/case-trial';
import { ClueIntakeModule } from '@liandong/clue-intake';
import { InspectionLiaisonModule } from '@liandong/inspection-liaison';
import { JointSupervisionModule } from '@liandong/joint-supervision';
import { NotificationModule } from '@liandong/notification';
import { RectificationModule } from '@liandong/rectification';

/** Every service of the system, in the order in which a clue travels. */
export const serviceModules: readonly Type<unknown>[] = [
  InspectionLiaisonModule,
  ClueIntakeModule,
  JointSupervisionModule,
  CaseTrialModule,
  RectificationModule,
  NotificationModule,
  AuditModule,
];
