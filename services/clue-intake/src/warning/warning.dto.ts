import { z } from 'zod';

const text = z.string().trim().min(1).max(20_000);
const name = z.string().trim().min(1).max(200);

export const RecordCallBody = z.strictObject({ personCalled: name, note: text, calledOn: z.iso.date() }).meta({ id: 'RecordWarningCall' });
export const RecordWarningTalkBody = z
  .strictObject({ personTalkedTo: name, note: text, heldOn: z.iso.date() })
  .meta({ id: 'RecordWarningTalk' });
