import { z } from 'zod';
import { recusalGrounds, recusalRaisers } from '@liandong/access';

const id = z.string().trim().min(1).max(100);
const text = z.string().trim().min(1).max(20_000);
const date = z.iso.date();

/** `actingChiefId`: who decides in the chief's place, where it is the chief's and is upheld. */
export const DecideMatterRecusalBody = z
  .strictObject({ personId: id, upheld: z.boolean(), reason: text, decidedOn: date, actingChiefId: id.optional() })
  .meta({ id: 'DecideMatterRecusal' });

export type RecusalBodies = ReturnType<typeof recusalBodies>;

/**
 * What is sent to raise and to order a recusal. `chief`: whether the person is the chief (主要负责人), or stands in for the chief.
 *
 * @param kinds of records by which a matter is named
 * @param named part of the schemas' names: `Matter` makes `RaiseMatterRecusal`
 */
export function recusalBodies(kinds: readonly [string, ...string[]], named: string) {
  const about = z.strictObject({ kind: z.enum(kinds), id });
  return {
    raise: z
      .strictObject({
        about,
        personId: id,
        chief: z.boolean(),
        ground: z.enum(recusalGrounds),
        raisedBy: z.enum(recusalRaisers).exclude(['upper-body']),
        statement: text,
        raisedOn: date,
      })
      .meta({ id: `Raise${named}Recusal` }),
    order: z
      .strictObject({
        about,
        personId: id,
        chief: z.boolean(),
        ground: z.enum(recusalGrounds),
        statement: text,
        orderedOn: date,
        actingChiefId: id.optional(),
      })
      .meta({ id: `Order${named}Recusal` }),
  };
}
