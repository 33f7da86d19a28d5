import { z } from 'zod';
import { toldSubject } from './subject.js';

/**
 * 案件线索移送 (0.14): what an agency posts, as the data of a CloudEvent of this type.
 * The envelope is CloudEvents 1.0 in structured mode (`application/cloudevents+json`).
 */
export const clueTransferred = {
  type: 'cn.liandong.clue.transferred.v1',
  schema: z.strictObject({
    /** The agency's own number of the transfer. */
    reference: z.string().min(1).max(100),
    title: z.string().min(1).max(200),
    summary: z.string().min(1).max(20_000),
    /** Date of the transfer letter (移送函): the day of receipt. */
    transferredOn: z.iso.date(),
    subjects: z.array(toldSubject.strict()).min(1).max(50),
  }),
} as const;
export type ClueTransferred = z.infer<typeof clueTransferred.schema>;

/** One thing that the people's congress copies (1.13): 问题线索, with the persons it is about · 意见建议, about a unit and no person. */
const copiedItem = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('clue'),
    title: z.string().min(1).max(200),
    summary: z.string().min(1).max(20_000),
    subjects: z.array(toldSubject.strict()).min(1).max(50),
  }),
  z.strictObject({
    kind: z.literal('opinion'),
    topic: z.string().min(1).max(200),
    unitId: z.string().min(1).max(100),
    text: z.string().min(1).max(20_000),
  }),
]);

/** 线索抄送 (1.13): what the people's congress collected in a period, as the data of a CloudEvent of this type. */
export const cluesCopied = {
  type: 'cn.liandong.clues.copied.v1',
  schema: z.strictObject({
    /** The agency's own number of the copy. */
    reference: z.string().min(1).max(90),
    /** The period in which it was collected, both days included. */
    period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
    /** Date of the letter: the day of receipt. */
    copiedOn: z.iso.date(),
    items: z.array(copiedItem).min(1).max(200),
  }),
} as const;
export type CluesCopied = z.infer<typeof cluesCopied.schema>;

export const cloudEvent = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(200),
  source: z.string().min(1).max(500),
  type: z.string().min(1).max(200),
  subject: z.string().max(500).optional(),
  time: z.iso.datetime({ offset: true }).optional(),
  datacontenttype: z.literal('application/json').optional(),
  dataschema: z.url().optional(),
  data: z.unknown(),
});
export type CloudEvent = z.infer<typeof cloudEvent>;
