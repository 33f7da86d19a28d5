export { kindsOf, matterOf, type NamedRecord, type NamedRecords, type RecordDecider } from './named-record.js';
export { amongFreeBy, barredAmongBy } from './recusal/among-free.js';
export { recusalActions } from './recusal/recusal.allowed-actions.js';
export { recusal, type RecusalCommand, recusalUnder } from './recusal/recusal.decider.js';
export { recusalErrors } from './recusal/recusal.errors.js';
export type { RecusalEvent } from './recusal/recusal.events.js';
export { recusalRegister } from './recusal/recusal-register.projection.js';
export { RecusalFilter, RecusalRegisterQuery } from './recusal/recusal-register.query.js';
export { tellRecusals } from './recusal/recusals-between-services.js';
export { firstFree, recusedElsewhere, type RecusedElsewhere } from './recusal/recusal.state.js';
export { RecusalService } from './recusal/recusal.service.js';
export { type RecusableMatters, recusalFrom, type RecusalParts, recusalsFollowed } from './recusal/recusal.slice.js';
export type { RecusalView, ShownRecusals } from './recusal/recusal.view.js';
export {
  classification,
  classificationActions,
  type ClassificationCommand,
  classificationErrors,
  classificationUnder,
  levelInForceOf,
} from './classification/classification.decider.js';
export { ClassificationFilter, ClassificationRegisterQuery } from './classification/classification-register.query.js';
export type { ClassificationEvent } from './classification/classification.events.js';
export {
  type ClassifiableMatters,
  classificationFrom,
  type ClassificationParts,
  levelsFollowed,
} from './classification/classification.slice.js';
export type { ClassificationView, ShownClassification } from './classification/classification.view.js';
