/** Sends a command, or a query that needs its answer now, to another service. */
export interface Requester {
  /**
   * @param options.idempotencyKey a repetition with the same key gets the first answer
   * @param options.timeoutMs default 5,000
   * @throws DomainError the other service refuses
   * @throws StoreUnavailable no answer in time, or nobody listens: the same request may be sent again
   */
  request<T>(pattern: string, payload: object, options: { readonly idempotencyKey: string; readonly timeoutMs?: number }): Promise<T>;
}

/** What travels: the payload with the key under which the other side recognises a repetition. */
export interface RequestPacket<P extends object = object> {
  readonly idempotencyKey: string;
  readonly payload: P;
}
