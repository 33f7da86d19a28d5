/** What a thread needs of this library, without the rest of it. */
export { runThread, type ThreadLine } from './runtime/run-thread.js';
export { SupervisedThread, type SupervisedThreadOptions, type ThreadState } from './runtime/supervised-thread.js';
