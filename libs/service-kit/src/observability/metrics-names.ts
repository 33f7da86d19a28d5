/** Timers that nobody who runs the system may learn of by name are counted and listed under this one: of one kind alone it would tell. */
export const CONFIDENTIAL = 'confidential';
/** The same of commands and routes, together with some of every day: neither that nor when something hidden happens shows in it. */
export const OTHER = 'other';
