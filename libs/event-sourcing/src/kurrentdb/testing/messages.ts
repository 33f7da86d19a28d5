import { Metadata, type ServiceError, type status } from '@grpc/grpc-js';
import shared, { type StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import streams, { type AppendReq, type AppendResp, type ReadReq, type ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { SubscriptionMessage } from './filtered-subscription.js';
import type { Place, RecordFilter } from './log-reader.js';
import type { Decision, Expected, LogRecord, ProposedEvent } from './transaction-log.js';

/** Translation between the wire format and the log's own terms. */

export function textOf(identifier: StreamIdentifier | undefined): string {
  return Buffer.from(identifier!.getStreamName_asU8()).toString('utf8');
}

export function expectedOf(options: AppendReq.Options): Expected {
  if (options.hasRevision()) return Number(options.getRevision());
  if (options.hasNoStream()) return 'no-stream';
  return options.hasAny() ? 'any' : 'stream-exists';
}

export function proposedEvent(message: AppendReq.ProposedMessage): ProposedEvent {
  return {
    id: message.getId()!.getString(),
    type: message.getMetadataMap().get('type')!,
    contentType: message.getMetadataMap().get('content-type')!,
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** `withoutPosition`: as for a repetition that is not replicated yet. */
export function appendAnswer(decision: Decision, expected: Expected, withoutPosition: boolean): AppendResp {
  const answer = new streams.AppendResp();
  if (decision.kind === 'wrong-version') return answer.setWrongExpectedVersion(wrongVersion(decision.actual, expected));
  const success = new streams.AppendResp.Success().setCurrentRevision(String(decision.revision));
  if (withoutPosition) return answer.setSuccess(success.setNoPosition(new shared.Empty()));
  const position = new streams.AppendResp.Position()
    .setCommitPosition(String(decision.position))
    .setPreparePosition(String(decision.position));
  return answer.setSuccess(success.setPosition(position));
}

function wrongVersion(actual: number | 'no-stream', expected: Expected): AppendResp.WrongExpectedVersion {
  const refusal = new streams.AppendResp.WrongExpectedVersion();
  if (actual === 'no-stream') refusal.setCurrentNoStream(new shared.Empty());
  else refusal.setCurrentRevision(String(actual));
  if (expected === 'any') return refusal.setExpectedAny(new shared.Empty());
  if (expected === 'stream-exists') return refusal.setExpectedStreamExists(new shared.Empty());
  return expected === 'no-stream' ? refusal.setExpectedNoStream(new shared.Empty()) : refusal.setExpectedRevision(String(expected));
}

export function eventMessage(record: LogRecord): ReadResp {
  const position = String(record.position);
  const event = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(record.id))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(record.stream).toString('base64')))
    .setStreamRevision(String(record.revision))
    .setCommitPosition(position)
    .setPreparePosition(position)
    .setData(record.data)
    .setCustomMetadata(record.metadata);
  event.getMetadataMap().set('type', record.type).set('content-type', record.contentType).set('created', String(record.created));
  return new streams.ReadResp().setEvent(new streams.ReadResp.ReadEvent().setEvent(event).setCommitPosition(position));
}

export function subscriptionMessage(message: SubscriptionMessage): ReadResp {
  const answer = new streams.ReadResp();
  switch (message.kind) {
    case 'event':
      return eventMessage(message.record);
    case 'checkpoint':
      return answer.setCheckpoint(
        new streams.ReadResp.Checkpoint().setCommitPosition(String(message.place.commit)).setPreparePosition(String(message.place.prepare)),
      );
    case 'confirmed':
      return answer.setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId('subscription'));
    case 'caught-up':
      return answer.setCaughtUp(new streams.ReadResp.CaughtUp());
  }
}

export function streamNotFound(identifier: StreamIdentifier | undefined): ReadResp {
  return new streams.ReadResp().setStreamNotFound(new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier));
}

export function placeOf(options: ReadReq.Options.AllOptions): Place | 'start' | 'end' {
  if (options.hasStart()) return 'start';
  if (options.hasEnd()) return 'end';
  return { commit: Number(options.getPosition()!.getCommitPosition()), prepare: Number(options.getPosition()!.getPreparePosition()) };
}

export function filterOf(options: ReadReq.Options.FilterOptions): RecordFilter {
  const onStream = options.getStreamIdentifier();
  const expression = onStream ?? options.getEventType()!;
  const subject = (record: LogRecord) => (onStream ? record.stream : record.type);
  if (expression.getRegex() === '') return (record) => expression.getPrefixList().some((prefix) => subject(record).startsWith(prefix));
  const pattern = new RegExp(expression.getRegex());
  return (record) => pattern.test(subject(record));
}

/** An error as the server makes it: with the exception's name in the trailers. */
export function failure(code: status, details: string, trailers: Readonly<Record<string, string>> = {}): ServiceError {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(details), { name: 'ServiceError', code, details, metadata });
}
