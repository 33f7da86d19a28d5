import type { StoreNames } from './names.js';

/**
 * Version 1 of the protection: nobody changes events, and each role sees its own categories.
 *
 * The triggers are ENABLE ALWAYS, so that neither a superuser nor a session with `session_replication_role = replica`
 * passes them; whoever may drop a trigger can still do so, which is what the audit ledger is for.
 * The policies ask through sub-selects: the planner evaluates those once per query, not once per row.
 */
export function protection({ schema, writer, reader, service }: StoreNames): string {
  return `
CREATE FUNCTION ${schema}.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE insufficient_privilege USING
    MESSAGE = format('%s on %I.%I is refused: events are never changed or removed', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME);
END $$;
CREATE TRIGGER events_are_final BEFORE UPDATE OR DELETE OR TRUNCATE ON ${schema}.events FOR EACH STATEMENT EXECUTE FUNCTION ${schema}.refuse_change();
ALTER TABLE ${schema}.events ENABLE ALWAYS TRIGGER events_are_final;
CREATE TRIGGER head_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON ${schema}.head FOR EACH STATEMENT EXECUTE FUNCTION ${schema}.refuse_change();
ALTER TABLE ${schema}.head ENABLE ALWAYS TRIGGER head_stays;

CREATE FUNCTION ${schema}.reads_all() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT coalesce((SELECT reads_all FROM ${schema}.service_roles WHERE role = session_user), false)
$$;
CREATE FUNCTION ${schema}.own_categories() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT ARRAY(SELECT category FROM ${schema}.service_categories WHERE role = session_user)
$$;
CREATE FUNCTION ${schema}.last_position() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT coalesce((SELECT position FROM ${schema}.events ORDER BY position DESC LIMIT 1), 0)
$$;
REVOKE ALL ON FUNCTION ${schema}.reads_all(), ${schema}.own_categories(), ${schema}.last_position() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ${schema}.reads_all(), ${schema}.own_categories(), ${schema}.last_position() TO ${reader};

ALTER TABLE ${schema}.events ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_categories ON ${schema}.events FOR SELECT TO ${reader}
  USING ((SELECT ${schema}.reads_all()) OR category = ANY ((SELECT ${schema}.own_categories())::text[]));
CREATE POLICY writer_reads ON ${schema}.events FOR SELECT TO ${writer} USING (true);
CREATE POLICY writer_appends ON ${schema}.events FOR INSERT TO ${writer} WITH CHECK (true);

GRANT USAGE ON SCHEMA ${schema} TO ${reader}, ${service}, ${writer};
GRANT SELECT ON ${schema}.events TO ${reader};
GRANT SELECT, INSERT ON ${schema}.events TO ${writer};
-- UPDATE is what PostgreSQL asks for to lock a row; the trigger refuses any real update.
GRANT SELECT, UPDATE ON ${schema}.head TO ${writer};
GRANT SELECT ON ${schema}.service_categories TO ${writer};
`;
}
