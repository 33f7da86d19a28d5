import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import { HandClock } from '../clocks/clocks.fixtures.js';
import { LettersModule } from '../clocks/letters.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';

const timers = '/api/clue-intake/ops/timers';

/** The service with a clock that is set by hand, on a database that stays while the service sleeps. Call it in a `describe`. */
export class ClockedApp {
  readonly clock: HandClock;
  server!: TestApp;
  private database!: TestDatabase;

  constructor(at: string) {
    this.clock = new HandClock(at);
    beforeAll(async () => {
      this.database = await createTestDatabase();
      await this.start();
    }, 120_000);
    afterAll(async () => {
      await this.server.close();
      await this.database.drop();
    });
  }

  /** Stops, lets the clock go on, and starts again. */
  async sleepUntil(at: string): Promise<void> {
    await this.server.close();
    this.clock.to(at);
    await this.start();
  }

  /** Once every timer that is due has fired; `position`: as of when the timers are to be read. */
  async calm(position?: string): Promise<void> {
    await eventually(async () => (await this.server.read<{ counts: { overdue: number } }>('ops', timers, position)).counts.overdue === 0);
  }

  private async start(): Promise<void> {
    this.server = await startTestApp([ClueIntakeModule, LettersModule], { clock: this.clock, database: this.database });
  }
}
