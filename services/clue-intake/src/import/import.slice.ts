import type { ServiceSlice } from '@liandong/service-kit';
import { ImportRegisterController } from '../read/import-register/import-register.controller.js';
import { importRegister } from '../read/import-register/import-register.projection.js';
import { ImportRegisterQuery } from '../read/import-register/import-register.query.js';
import { LedgerImport } from '../read/import-register/import.entity.js';
import { importView } from '../views/import.view.js';
import { ImportController } from './import.controller.js';
import { ledgerImport } from './import.decider.js';
import { ImportRows1764000100000 } from './import.migration.js';
import { ImportRunner } from './import.runner.js';
import { ImportService } from './import.service.js';
import { ImportStaging } from './import.staging.js';

/** 台账导入 / the import of existing ledgers. */
export const importSlice: ServiceSlice = {
  categories: [ledgerImport.category],
  projections: [importRegister],
  entities: [LedgerImport],
  decisionViews: [importView],
  migrations: [ImportRows1764000100000],
  controllers: [ImportController, ImportRegisterController],
  providers: [ImportService, ImportStaging, ImportRunner, ImportRegisterQuery],
};
