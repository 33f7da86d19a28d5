/** A clue as an officer enters it. */
export function clueBody(reference: string): object {
  return {
    organisationId: 'mhk',
    source: { kind: 'supervision', agencyId: 'mhk', reference },
    title: '某市直部门不认真履职问题',
    summary: '日常监督中发现某市直部门存在不认真履职等涉嫌违纪违法线索,请按期核实并反馈。',
    receivedOn: '2020-06-11',
    subjects: [
      {
        subjectId: 's-1',
        name: '董某一',
        organisationId: 'mhk.unit-agriculture',
        position: '科长',
        managedBy: 'county',
        villageCadre: false,
      },
    ],
    origin: { handling: 'handed-over' },
  };
}

export interface ClueStep {
  /** Person of the demo directory. */
  readonly by: string;
  /** Noun behind the clue's address. */
  readonly noun: string;
  readonly body?: object;
}

/** From registration to routing; the last one opens a verification in another service. */
export const stepsToRouting: readonly ClueStep[] = [
  { by: 'mhk-intake', noun: 'registration' },
  { by: 'mhk-intake', noun: 'screening', body: { problemTypes: ['neglect-of-duty'], opinion: '属本级管辖,反映问题具体,可查性强' } },
  {
    by: 'mhk-intake',
    noun: 'disposal-proposal',
    body: {
      mode: 'initial-verification',
      opinion: '拟初步核实',
      plan: { steps: [{ what: '查阅资料', who: '第一监督检查室', until: '2099-12-31' }] },
    },
  },
  { by: 'mhk-principal', noun: 'disposal-approval' },
  { by: 'mhk-intake', noun: 'routing-proposal', body: { zoneId: 'mhk.zone-1', leaderPersonId: 'mhk-lead-1', level: 'county' } },
  { by: 'mhk-principal', noun: 'routing-approval' },
];
