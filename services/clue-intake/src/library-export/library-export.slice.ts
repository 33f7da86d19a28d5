import type { ServiceSlice } from '@liandong/service-kit';
import { AssignmentExportController } from './assignment-export.controller.js';
import { LibraryExportController } from './library-export.controller.js';
import { libraryExport } from './library-export.decider.js';
import { LibraryExportService } from './library-export.service.js';
import { RegisterExportService } from './register-export.service.js';

/** 线索库导出、交办督办件导出 / the export of a clue library, and of the assignments. */
export const libraryExportSlice: ServiceSlice = {
  categories: [libraryExport.category],
  controllers: [LibraryExportController, AssignmentExportController],
  providers: [LibraryExportService, RegisterExportService],
};
