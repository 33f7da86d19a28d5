import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where PostgreSQL keeps the events in this database, a clearance is taken only if the event that it names stands there and says the same:
 * who writes the row can invent no event. The check has the rights of whoever writes, who may read the events and cannot change the check.
 * Beside another event store there is nothing here to hold the row against: there the log itself, and the next full check, tell.
 */
export class ClearancesBoundToEvents1764200000000 implements MigrationInterface {
  name = 'ClearancesBoundToEvents1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION audit.ledger_clearance_from_event() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE same boolean;
BEGIN
  IF to_regclass('event_store.events') IS NULL THEN RETURN NEW; END IF;
  SELECT NEW.cleared_by = e.data ->> 'clearedBy' AND NEW.reason = e.data ->> 'reason' AND NEW.cleared_at = e.recorded_at
     AND NEW.clean_pass_started_at = (e.data -> 'cleanPass' ->> 'startedAt')::timestamptz
     AND NEW.findings = ARRAY(SELECT (f ->> 'id')::bigint FROM json_array_elements(e.data -> 'findings') WITH ORDINALITY AS t (f, n) ORDER BY n)
     AND NEW.refusals = ARRAY(SELECT (r ->> 'id')::bigint FROM json_array_elements(e.data -> 'refusals') WITH ORDINALITY AS t (r, n) ORDER BY n)
    INTO same FROM event_store.events e
   WHERE e.position = NEW.position AND e.id = NEW.event_id AND e.stream = 'ledgerClearance-ledger' AND e.type = 'LedgerCleared';
  IF same IS NOT TRUE THEN
    RAISE EXCEPTION 'no event of the event store says this clearance' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER from_event BEFORE INSERT ON audit.ledger_clearances FOR EACH ROW EXECUTE FUNCTION audit.ledger_clearance_from_event();
ALTER TABLE audit.ledger_clearances ENABLE ALWAYS TRIGGER from_event`);
  }

  async down(): Promise<void> {
    throw new Error('the ledger is not taken back: it is the evidence');
  }
}
