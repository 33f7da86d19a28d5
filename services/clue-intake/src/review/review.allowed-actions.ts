import type { AllowedActions } from '@liandong/event-sourcing';
import type { ReviewCommand, ReviewState } from './review.decider.js';

/** Of each period one review of a kind is held. */
export const reviewActions: AllowedActions<ReviewState['status'], ReviewCommand['type']> = { none: ['hold'], held: [] };
