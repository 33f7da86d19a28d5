import { amongFreeBy, barredAmongBy } from '@liandong/protection';
import { caseRecusals } from './recusal.slice.js';

/** For commands that name others as doing something in the matter of a case or a measure: see `amongFreeBy`. */
export const amongFree = amongFreeBy(caseRecusals);
export const barredAmong = barredAmongBy(caseRecusals);
