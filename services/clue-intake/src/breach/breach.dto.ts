import { z } from 'zod';
import { officerStandings } from '../rules/breach-competence.js';
import { breachKinds } from '../rules/breach-kinds.js';
import { breachAboutKinds, breachDiscoveries } from './breach.events.js';

const text = z.string().trim().min(1).max(20_000);
const title = z.string().trim().min(1).max(200);
const id = z.string().trim().min(1).max(100);
const date = z.iso.date();

/** `organisationId`: whose register; `officer`: whom it concerns; `about`: the clue, report or matter, where it is about one; `occupation`: of somebody who left, taken up on `occurredOn`. */
export const ReportBreachBody = z
  .strictObject({
    organisationId: id,
    officer: z.strictObject({ personId: id, organisationId: id, standing: z.enum(officerStandings) }),
    kind: z.enum(breachKinds),
    discovery: z.enum(breachDiscoveries).default('reported'),
    about: z.strictObject({ kind: z.enum(breachAboutKinds), id }).optional(),
    occurredOn: date,
    content: text,
    occupation: z.strictObject({ employer: title, position: title }).optional(),
  })
  .meta({ id: 'ReportBreach' });

export const RegisterBreachBody = z.strictObject({ registeredOn: date }).meta({ id: 'RegisterBreach' });

export const OpenBreachExaminationBody = z.strictObject({ openedOn: date }).meta({ id: 'OpenBreachExamination' });

export const FindBreachBody = z.strictObject({ facts: text, decidedOn: date }).meta({ id: 'FindBreach' });

export const ClearBreachBody = z.strictObject({ reason: text, decidedOn: date }).meta({ id: 'ClearBreach' });

/** `receiverId`: the discipline body that is competent. */
export const HandOverBreachBody = z.strictObject({ receiverId: id, documentNumber: title, handedOn: date }).meta({ id: 'HandOverBreach' });

export const CloseBreachBody = z.strictObject({ reason: text, closedOn: date }).meta({ id: 'CloseBreach' });
