import { managedAbove } from '@liandong/contracts';
import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

/** Refusals at the entry of a clue: dates, sources, departments, subjects (受理、登记). */
export const intakeErrors = {
  dateInFuture: dateInFuture('clue'),
  dateTooEarly: (field: string): Refusal => ({
    code: 'clue.date-too-early',
    kind: 'invalid',
    zh: `日期“${field}”早于 1949-10-01`,
    en: `The date “${field}” lies before 1949-10-01`,
    details: { field },
  }),
  /** `dueAt`: until when the sender has to send it up. The subject is not named: nothing of the clue leaves a trace. */
  directForward: (dueAt: string): Refusal => ({
    ...managedAbove('clue'),
    zh: '反映上级管理干部的线索应径送上级机关,不得录入本级平台;本系统未保存任何内容',
    en: 'A clue about a person managed by the upper level goes straight to the upper level and never enters the local library; nothing was stored',
    details: { dueAt },
  }),
  sourceNotYours: (allowed: readonly string[]): Refusal => ({
    code: 'clue.source-not-yours',
    kind: 'forbidden',
    rule: 'B1.5',
    zh: '该来源的线索不由您的岗位录入',
    en: 'Clues of this source are entered by others',
    allowed,
  }),
  originUnfit: (missing: readonly string[], notTaken: readonly string[]): Refusal => ({
    code: 'clue.origin-unfit',
    kind: 'invalid',
    rule: 'B1.5',
    zh: '来源信息不全,或含该来源不采集的信息',
    en: 'The source did not bring what it must, or more than it may',
    details: { missing, notTaken },
  }),
  departmentUnfit: {
    code: 'clue.department-unfit',
    kind: 'invalid',
    rule: 'B1.5',
    zh: '承办部门须为本机关内设部门:自办的为发现部门,移交的为另一部门,举报件为监督检查部门;其他来源不在录入时指定',
    en: 'The department is one of this organisation: the finder of what it keeps, another one of what it hands over, the one that a report is issued to; other sources name none when they enter',
  },
  notYourFinding: {
    code: 'clue.not-your-finding',
    kind: 'forbidden',
    rule: 'B1.5',
    zh: '自办的线索只能由发现部门本身报备',
    en: 'Only the department that found it reports for the record what it keeps',
  },
  notYourDepartment: {
    code: 'clue.not-your-department',
    kind: 'forbidden',
    rule: 'B1.5',
    zh: '该线索不由您的部门承办',
    en: 'This clue is not with your department',
  },
  /** `departmentId`: who proposes. */
  keptByDepartment: (departmentId: string): Refusal => ({
    code: 'clue.kept-by-department',
    kind: 'forbidden',
    rule: 'B1.5',
    zh: '该线索由发现部门自办,报案管备案;处置意见由其提出',
    en: 'The department that found it keeps this clue, reported for the record; it proposes the disposal',
    details: { departmentId },
  }),
  stationUnfit: {
    code: 'clue.station-unfit',
    kind: 'invalid',
    rule: 'B1.5',
    zh: '须注明本镇(街)在册的、与来源相符的直报点或工作站,并报其所直报的机关',
    en: 'The clue must name an open point or station of this kind, of the township that reports, and go to the commission to which that reports',
  },
  subjectRepeated: {
    code: 'clue.subject-repeated',
    kind: 'invalid',
    zh: '同一被反映人编号出现两次',
    en: 'One subject id stands for two subjects',
  },
  notSubjects: (subjects: readonly string[]): Refusal => ({
    code: 'clue.not-a-subject',
    kind: 'invalid',
    rule: 'B1.6',
    zh: '所列人员不在本线索的被反映人之中',
    en: 'Persons are named who are not subjects of this clue',
    details: { subjects },
  }),
  notHandedIn: {
    code: 'transfer.not-found',
    kind: 'not-found',
    zh: '贵单位没有移送、报送过该线索',
    en: 'Your organisation has handed in no such clue',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
