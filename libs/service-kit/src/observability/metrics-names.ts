/** What nobody who runs the system may learn of by its name is counted and logged under this one, whatever it is. */
export const CONFIDENTIAL = 'confidential';
