export {
  type AnyDecisionView,
  type AsRead,
  type DecisionView,
  decisionView,
  rowOf,
  showAsSeen,
  type Viewer,
  type ViewVersion,
} from './auditing/decision-view.js';
export { crossed, marking, type Members, placing } from './auditing/crossed-figure.js';
export {
  counting,
  type Counting,
  figure,
  type Figure,
  type FigureEntry,
  moved,
  recounted,
  regrouped,
  summedBy,
  wordOf,
} from './auditing/figure.js';
export { FiguresReader, type OfficersFigures } from './auditing/figures-reader.js';
export { ensureReadable } from './runtime/ensure-readable.js';
export { CommandReceiptSchema, type CommandReceipt } from './commands/command-receipt.js';
export { CommandRunner, type CommandOutcome, type Intent, type RunOptions, type Standing } from './commands/command-runner.js';
export { automationRequest, idFrom, newId, type RequestContext, serviceRequest } from './commands/request-context.js';
export {
  ConfigurationError,
  httpConfig,
  type HttpConfig,
  installConfig,
  readConfig,
  serviceConfig,
  type ServiceConfig,
} from './config/config.js';
export { createHttpApp, type HttpAppOptions } from './http/http-app.js';
export { ProblemSchema, type Problem } from './http/problem.js';
export { Metrics } from './observability/metrics.js';
export { Request } from './http/request.decorator.js';
export { Command, Discreet, Open, Operates, Public, Reads, Unhurried } from './http/route.decorators.js';
export { PlatformModule, type PlatformOptions } from './platform/platform.module.js';
export { PLATFORM, type Platform, REQUESTER } from './platform/platform.js';
export { StandalonePlatform, standalonePlatform, type StandaloneOptions } from './platform/standalone-platform.js';
export { fileTypes, sentFile } from './http/sent-file.js';
export { FORM_TYPE, type SentForm, sentForm } from './http/sent-form.js';
export { asRecorded, flag, inBand, type Page, pageOf, paging, withinScope, withoutBarred } from './queries.js';
export { type Appointment, type Barring, type Classifying, type Recusals, recusals, type Secrecy, secrecy } from './recusal/recusals.js';
export { awaitDatabase, DatabaseUnavailable } from './runtime/await-database.js';
export { type Clock, SystemClock } from './runtime/clock.js';
export { defineService, definitionOf } from './runtime/define-service.js';
export {
  type LocalCopy,
  localCopy,
  type Publisher,
  publisher,
  type Reaction,
  reaction,
  type ServiceDefinition,
} from './runtime/definition.js';
export { derivedPassword, installService, type InstallServiceOptions, schemaOf } from './runtime/install.js';
export { closeOnSignal, fail } from './runtime/process.js';
export { ProblemFilter } from './http/problem.filter.js';
export { ofSlices, type ServiceSlice } from './runtime/slices.js';
export { ServiceRuntime } from './runtime/service-runtime.js';
export { ended, type LimitClock, limitClock, limitTimer, type MomentsOfLimit } from './timers/limit-clock.js';
export { type Due, type Fired, type Fold, type Timer, timer, type TimerCommand, timerId } from './timers/timer.js';
export { runService } from './runtime/run-service.js';
export { openKeyFile } from './sealing/key-file.js';
export { type KeyWrapper, LocalKeyWrapper } from './sealing/key-wrapper.js';
export { type Sealed, type SealedFile, Sealer, type SealingPlace } from './sealing/sealer.js';
export type { SealedText } from './sealing/sealed-text.js';
