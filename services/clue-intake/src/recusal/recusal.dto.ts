import { z } from 'zod';
import { recusalGrounds, recusalRaisers } from '@liandong/access';
import { namedKinds } from '../matter/named-record.js';

const id = z.string().trim().min(1).max(100);
const text = z.string().trim().min(1).max(20_000);
const date = z.iso.date();
const about = z.strictObject({ kind: z.enum(namedKinds), id });

/** `chief`: whether the person is the chief (主要负责人), or stands in for the chief. */
export const RaiseMatterRecusalBody = z
  .strictObject({ about, personId: id, chief: z.boolean(), ground: z.enum(recusalGrounds), raisedBy: z.enum(recusalRaisers).exclude(['upper-body']), statement: text, raisedOn: date })
  .meta({ id: 'RaiseMatterRecusal' });

/** `actingChiefId`: who decides in the chief's place, where it is the chief's and is upheld. */
export const DecideMatterRecusalBody = z.strictObject({ personId: id, upheld: z.boolean(), reason: text, decidedOn: date, actingChiefId: id.optional() }).meta({ id: 'DecideMatterRecusal' });

export const OrderMatterRecusalBody = z
  .strictObject({ about, personId: id, chief: z.boolean(), ground: z.enum(recusalGrounds), statement: text, orderedOn: date, actingChiefId: id.optional() })
  .meta({ id: 'OrderMatterRecusal' });
