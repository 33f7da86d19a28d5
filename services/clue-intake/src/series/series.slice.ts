import type { ServiceSlice } from '@liandong/service-kit';
import { ClueLibraryController } from '../read/clue-library/clue-library.controller.js';
import { LibraryClue } from '../read/clue-library/clue-library.entity.js';
import { clueLibrary } from '../read/clue-library/clue-library.projection.js';
import { ClueLibraryQuery } from '../read/clue-library/clue-library.query.js';
import { SeriesController } from './series.controller.js';
import { SeriesService } from './series.service.js';

/** 重复与串并 / repeats and series of clues, found by likeness (B1.8). */
export const seriesSlice: ServiceSlice = {
  categories: ['series'],
  projections: [clueLibrary],
  entities: [LibraryClue],
  controllers: [SeriesController, ClueLibraryController],
  providers: [SeriesService, ClueLibraryQuery],
};
