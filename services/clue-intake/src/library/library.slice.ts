import type { ServiceSlice } from '@liandong/service-kit';
import { keepingFigures } from '../figures/keeping.figures.js';
import { libraryItems } from '../read/library-register/library-items.projection.js';
import { LibraryItemsQuery } from '../read/library-register/library-items.query.js';
import { LibraryRegisterController } from '../read/library-register/library-register.controller.js';
import { libraryRegister } from '../read/library-register/library-register.projection.js';
import { LibraryRegisterQuery } from '../read/library-register/library-register.query.js';
import { Library, LibraryItem } from '../read/library-register/library.entity.js';
import { libraryView } from '../views/library.view.js';
import { LibraryController } from './library.controller.js';
import { LibraryService } from './library.service.js';

/** 线索库的保管与移交 / who holds the library, its keepers and their hand-overs (B1.3, B1.4). */
export const librarySlice: ServiceSlice = {
  categories: ['library'],
  projections: [libraryRegister, libraryItems],
  entities: [Library, LibraryItem],
  decisionViews: [libraryView],
  figures: keepingFigures,
  controllers: [LibraryController, LibraryRegisterController],
  providers: [LibraryService, LibraryRegisterQuery, LibraryItemsQuery],
};
