import { publisher, type ServiceSlice } from '@liandong/service-kit';
import { clueCopyFigures } from '../figures/clue-copy.figures.js';
import { publishClueCopy } from '../publishing/clue-copy.integration-events.js';
import { ClueCopy } from '../read/clue-copy-register/clue-copy.entity.js';
import { ClueCopyRegisterController } from '../read/clue-copy-register/clue-copy-register.controller.js';
import { clueCopyRegister } from '../read/clue-copy-register/clue-copy-register.projection.js';
import { ClueCopyRegisterQuery } from '../read/clue-copy-register/clue-copy-register.query.js';
import { SupervisionInput } from '../read/supervision-inputs/supervision-input.entity.js';
import { supervisionInputs } from '../read/supervision-inputs/supervision-inputs.projection.js';
import { SupervisionInputsQuery } from '../read/supervision-inputs/supervision-inputs.query.js';
import { clueCopyView } from '../views/clue-copy.view.js';
import { ClueCopyController } from './clue-copy.controller.js';
import { clueCopy } from './clue-copy.decider.js';
import { ClueCopyService } from './clue-copy.service.js';

/** 线索抄送 / what the people’s congress copies, its analysis and the reply (1.13). */
export const clueCopySlice: ServiceSlice = {
  categories: ['clueCopy'],
  projections: [clueCopyRegister, supervisionInputs],
  entities: [ClueCopy, SupervisionInput],
  decisionViews: [clueCopyView],
  figures: clueCopyFigures,
  publish: [publisher(clueCopy, publishClueCopy)],
  controllers: [ClueCopyController, ClueCopyRegisterController],
  providers: [ClueCopyService, ClueCopyRegisterQuery, SupervisionInputsQuery],
};
