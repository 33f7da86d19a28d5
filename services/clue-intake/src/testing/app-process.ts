import { startTestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';

/** The service as a process of its own on the database that its argument names, so that a spec can kill it. */
await startTestApp([ClueIntakeModule], { database: { url: process.argv[2]! } });
