import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type Permission, type Principal, rolesOpening } from '@liandong/access';
import { dateInChina } from '@liandong/legal-time';
import { ClassificationFilter, ClassificationRegisterQuery, RecusalFilter, RecusalRegisterQuery } from '@liandong/protection';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { AssignmentFilter, AssignmentRegisterQuery } from '../assignment-register/assignment-register.query.js';
import { ClarificationFilter } from '../clarification-register/clarification-register.dto.js';
import { ClarificationRegisterQuery } from '../clarification-register/clarification-register.query.js';
import { ClueCopyFilter, ClueCopyRegisterQuery } from '../clue-copy-register/clue-copy-register.query.js';
import { ClueFilter } from '../clue-register/clue-register.dto.js';
import { ClueRegisterQuery } from '../clue-register/clue-register.query.js';
import { CustodyFilter, CustodyRegisterQuery } from '../custody-register/custody-register.query.js';
import { DepartmentClueFilter, DepartmentCluesQuery } from '../department-clues/department-clues.query.js';
import { FalseAccusationFilter } from '../false-accusation-register/false-accusation-register.dto.js';
import { FalseAccusationRegisterQuery } from '../false-accusation-register/false-accusation-register.query.js';
import { ImportFilter } from '../import-register/import-register.dto.js';
import { ImportRegisterQuery } from '../import-register/import-register.query.js';
import { MeetingFilter } from '../meeting-register/meeting-register.dto.js';
import { MeetingRegisterQuery } from '../meeting-register/meeting-register.query.js';
import { OutgoingTransferFilter, OutgoingTransferRegisterQuery } from '../outgoing-transfer-register/outgoing-transfer-register.query.js';
import { PersonEnquiryFilter } from '../person-enquiry-register/person-enquiry-register.dto.js';
import { PersonEnquiryRegisterQuery } from '../person-enquiry-register/person-enquiry-register.query.js';
import { QuarterlyListFilter } from '../quarterly-list-register/quarterly-list-register.dto.js';
import { QuarterlyListRegisterQuery } from '../quarterly-list-register/quarterly-list-register.query.js';
import { ReconciliationFilter, ReconciliationRegisterQuery } from '../reconciliation-register/reconciliation-register.query.js';
import { ReplyFilter } from '../reply-register/reply-register.dto.js';
import { ReplyRegisterQuery } from '../reply-register/reply-register.query.js';
import { ReportFilter } from '../report-register/report-register.dto.js';
import { ReportRegisterQuery } from '../report-register/report-register.query.js';
import { TalkInquiryFilter } from '../talk-inquiry-register/talk-inquiry-register.dto.js';
import { TalkInquiryRegisterQuery } from '../talk-inquiry-register/talk-inquiry-register.query.js';
import { type RegisterName, registers, whereOn, type Work } from './work.js';
import { works } from './works.js';

/** Records that wait for one thing, and where they are listed. */
export interface WaitingWork {
  readonly work: string;
  readonly term: { readonly zh: string; readonly en: string };
  readonly total: number;
  /** Address of the list that shows them, with its filter. */
  readonly list: string;
}

/** Counts what a filter finds for somebody. */
type Count = (principal: Principal, where: Work['where']) => Promise<{ readonly total: number }>;

interface Register<F> {
  list(principal: Principal, filter: F): Promise<{ readonly total: number }>;
}
const counting =
  <F>(filter: z.ZodType<F>, register: Register<F>): Count =>
  (principal, where) =>
    register.list(principal, filter.parse({ ...where, limit: '1' }));

/** What waits for the reader (待办): for each thing that one of their roles may do, as many records as its register shows them. */
@Injectable()
export class WorkListQuery {
  private readonly counts: Readonly<Record<RegisterName, Count>>;

  constructor(
    clues: ClueRegisterQuery,
    ofDepartment: DepartmentCluesQuery,
    assignments: AssignmentRegisterQuery,
    copies: ClueCopyRegisterQuery,
    transfers: OutgoingTransferRegisterQuery,
    reports: ReportRegisterQuery,
    replies: ReplyRegisterQuery,
    talks: TalkInquiryRegisterQuery,
    meetings: MeetingRegisterQuery,
    clarifications: ClarificationRegisterQuery,
    accusations: FalseAccusationRegisterQuery,
    enquiries: PersonEnquiryRegisterQuery,
    imports: ImportRegisterQuery,
    custody: CustodyRegisterQuery,
    reconciliations: ReconciliationRegisterQuery,
    lists: QuarterlyListRegisterQuery,
    classifications: ClassificationRegisterQuery,
    recusals: RecusalRegisterQuery,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {
    this.counts = {
      clues: counting(ClueFilter, clues),
      'department-clues': counting(DepartmentClueFilter, ofDepartment),
      assignments: counting(AssignmentFilter, assignments),
      'clue-copies': counting(ClueCopyFilter, copies),
      transfers: counting(OutgoingTransferFilter, { list: async (who, filter) => ({ total: await transfers.count(who, filter) }) }),
      reports: counting(ReportFilter, reports),
      replies: counting(ReplyFilter, replies),
      talks: counting(TalkInquiryFilter, talks),
      meetings: counting(MeetingFilter, meetings),
      clarifications: counting(ClarificationFilter, clarifications),
      accusations: counting(FalseAccusationFilter, accusations),
      'person-enquiries': counting(PersonEnquiryFilter, enquiries),
      imports: counting(ImportFilter, imports),
      custody: counting(CustodyFilter, custody),
      reconciliations: counting(ReconciliationFilter, reconciliations),
      'quarterly-lists': counting(QuarterlyListFilter, lists),
      classifications: counting(ClassificationFilter, classifications),
      recusals: counting(RecusalFilter, recusals),
    };
  }

  /** In the order of a clue's way; nothing of which there is none. */
  async of(principal: Principal): Promise<{ readonly items: readonly WaitingWork[] }> {
    const today = dateInChina(this.platform.clock.now());
    const items: WaitingWork[] = [];
    // One after the other: whoever looks what there is to do waits longer, and nobody else does.
    for (const { name, zh, en, in: register, where, for: permission } of works) {
      const { path, reads } = registers[register];
      if (!holds(principal, permission) || !holds(principal, reads)) continue;
      const filter = whereOn(where, today);
      const { total } = await this.counts[register](principal, filter);
      const list = `/api/clue-intake/${path}?${new URLSearchParams(filter)}`;
      if (total > 0) items.push({ work: name, term: { zh, en }, total, list });
    }
    return { items };
  }
}

const holds = (principal: Principal, permission: Permission) => rolesOpening(principal, permission).length > 0;
