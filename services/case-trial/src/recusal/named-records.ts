import { investigationCase } from '../case/case.decider.js';
import { measure } from '../measure/measure.decider.js';

/** By which records a matter of this service is named. */
export const namedRecords = { case: investigationCase, measure };
