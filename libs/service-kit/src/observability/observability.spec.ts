import { isQuiet, levelOf } from './logging.js';
import { requestIdOf, traceOf } from './trace.js';

const withHeaders = (headers: Record<string, string>, url = '/api/audit/matters') => ({ headers, url });

describe('what a log line about a request says', () => {
  it('given a traceparent, then its trace goes on under a part of our own; a malformed one is replaced', () => {
    const trace = traceOf(withHeaders({ traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }));
    expect(trace.traceId).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(trace.spanId).toMatch(/^(?!b7ad6b7169203331)[0-9a-f]{16}$/);
    expect(traceOf(withHeaders({ traceparent: 'x' })).traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('given a request id, then it is taken when it is plain; what could forge a log line is not', () => {
    expect(requestIdOf(withHeaders({ 'x-request-id': 'gateway-7.1' }))).toBe('gateway-7.1');
    expect(requestIdOf(withHeaders({ 'x-request-id': 'a"\n{"level":60}' }))).toMatch(/^[0-9a-f-]{36}$/);
    expect(requestIdOf(withHeaders({ 'x-request-id': 'gateway-7.1' }, '/api/clue-intake/public/reports'))).not.toBe('gateway-7.1');
  });

  it('commands are told, reads to whoever looks closely, our failures as errors; health and metrics not at all', () => {
    expect([levelOf('POST', 201), levelOf('POST', 403), levelOf('GET', 200), levelOf('GET', 500)]).toEqual([
      'log',
      'log',
      'debug',
      'error',
    ]);
    expect([isQuiet('/health/ready'), isQuiet('/metrics'), isQuiet('/api/audit/matters')]).toEqual([true, true, false]);
  });
});
