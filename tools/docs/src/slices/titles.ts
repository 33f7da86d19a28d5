/** What a service and its aggregates are called in the index, in the order in which the index shows them. */
export interface ServiceTitle {
  readonly zh: string;
  readonly en: string;
  /** Per exported decider. */
  readonly aggregates: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
}

export const titles: Readonly<Record<string, ServiceTitle>> = {
  'inspection-liaison': {
    zh: '巡察联络',
    en: 'Inspection liaison',
    aggregates: {
      handover: { zh: '移交', en: 'Hand-over of a tour’s findings' },
      evaluationReference: { zh: '政治生态评价参考', en: 'Reference for a political-ecology evaluation' },
    },
  },
  'clue-intake': {
    zh: '线索受理',
    en: 'Clue intake',
    aggregates: {
      review: { zh: '研判', en: 'Review of a period' },
      classification: { zh: '定密', en: 'Classification of a matter' },
      personFacts: { zh: '个人事项申报', en: 'Facts about a person' },
      recusal: { zh: '回避', en: 'Recusals of a matter' },
      warning: { zh: '时限预警', en: 'Warning about a limit' },
      clue: { zh: '问题线索', en: 'Problem clue' },
      clueCopy: { zh: '线索抄送', en: 'Copy of the people’s congress' },
      outgoingTransfer: { zh: '移送与通报', en: 'Transfer to an agency' },
      agency: { zh: '协作机关', en: 'Partner agency' },
      station: { zh: '直报点与工作站', en: 'Point or station' },
      zonePlan: { zh: '协作区方案(本地副本)', en: 'Zones of a commission, kept from its plan' },
      verifiers: { zh: '核查组(本地副本)', en: 'Who verifies a clue, kept from what is told' },
      assignment: { zh: '交办督办件', en: 'Assignment' },
      talkInquiry: { zh: '谈话函询', en: 'Talk or inquiry' },
      reporter: { zh: '举报人', en: 'Reporter of a clue' },
      reply: { zh: '告知反馈', en: 'Reply to a real-name reporter' },
      quarterlyList: { zh: '季度反馈', en: 'Quarterly list for the reception office' },
      intervention: { zh: '说情干预登记', en: 'Register of interventions' },
      departure: { zh: '离岗离职', en: 'Officers who leave' },
      breach: { zh: '违规违纪行为登记', en: 'Register of breaches' },
      report: { zh: '举报件', en: 'Report of the public channel' },
      reportChannel: { zh: '举报渠道', en: 'Public channel of an organisation' },
      libraryExport: { zh: '线索库导出', en: 'Export of a clue library' },
      series: { zh: '串并线索', en: 'Series of clues' },
      keyMark: { zh: '重点标定', en: 'Key mark' },
      directForward: { zh: '径送密封件', en: 'Envelope passed on unopened' },
      screeningMeeting: { zh: '联合排查会、案件线索专题会', en: 'Screening meeting' },
      clarification: { zh: '澄清正名', en: 'Clarification' },
      personEnquiry: { zh: '廉政意见回复', en: 'Enquiry about persons' },
      falseAccusation: { zh: '诬告陷害认定', en: 'False accusation' },
      library: { zh: '线索库保管', en: 'Keeping of a library' },
      custody: { zh: '线索流转签收', en: 'Custody of a clue' },
      reconciliation: { zh: '定期核对', en: 'Reconciliation with a handler' },
      ledgerImport: { zh: '台账导入', en: 'Import of a ledger' },
    },
  },
  'joint-supervision': {
    zh: '联合监督',
    en: 'Joint supervision',
    aggregates: {
      collaborationPlan: { zh: '联动协作机制实施方案', en: 'Collaboration plan' },
      staffRoster: { zh: '可抽调人员名册', en: 'Staff roster' },
      verification: { zh: '初步核实', en: 'Initial verification' },
      matter: { zh: '事项', en: 'Matter' },
    },
  },
  'case-trial': {
    zh: '案件审理',
    en: 'Case trial',
    aggregates: {
      investigationCase: { zh: '案件', en: 'Case of one filed person' },
      measure: { zh: '第一种形态措施', en: 'Measure of the first form' },
      recusal: { zh: '回避', en: 'Recusals of a matter' },
      classification: { zh: '定密', en: 'Classification of a matter' },
    },
  },
  rectification: { zh: '整改', en: 'Rectification', aggregates: { rectification: { zh: '整改事项', en: 'Rectification item' } } },
  notification: { zh: '文书', en: 'Notification', aggregates: { document: { zh: '文书', en: 'Document' } } },
  audit: {
    zh: '审计',
    en: 'Audit',
    aggregates: {
      auditAccess: { zh: '审计查阅', en: 'Reading as an auditor' },
      ledgerClearance: { zh: '账本异常解除', en: 'Clearance of the ledger' },
    },
  },
};
