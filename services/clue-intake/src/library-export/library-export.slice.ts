import type { ServiceSlice } from '@liandong/service-kit';
import { LibraryExportController } from './library-export.controller.js';
import { libraryExport } from './library-export.decider.js';
import { LibraryExportService } from './library-export.service.js';

/** 线索库导出 / the export of a clue library. */
export const libraryExportSlice: ServiceSlice = {
  categories: [libraryExport.category],
  controllers: [LibraryExportController],
  providers: [LibraryExportService],
};
