/** What the first story learns on the way. */
export interface ProcuratorateFacts {
  readonly clueId: string;
  readonly matterId: string;
  /** The case of the county-managed cadre, and of the village cadre. */
  readonly countyCaseId: string;
  readonly villageCaseId: string;
  readonly itemId: string;
  readonly documentId: string;
}

const subject = (run: string, number: number, name: string, position: string, more: object = {}) => ({
  subjectId: `${run}-s${number}`,
  name,
  organisationId: 'mhk.unit-agriculture',
  position,
  managedBy: 'county',
  villageCadre: false,
  ...more,
});

/** The nine persons of the clue; their names are invented. The second one is a cadre of 双合村, 杏岭镇. */
export function persons(run: string) {
  return [
    subject(run, 1, '董某一', '科长'),
    subject(run, 2, '于某二', '双合村村主任', {
      organisationId: 'mhk.township-1.village-shuanghe',
      managedBy: 'village',
      villageCadre: true,
    }),
    ...['唐某三', '费某四'].map((name, index) => subject(run, index + 3, name, '副科长')),
    ...['廉某五', '岑某六', '薛某七', '雷某八', '贺某九'].map((name, index) => subject(run, index + 5, name, '科员')),
  ];
}

/** What the teams found for each of them, in their order: 立案 2, 诫勉谈话 2, 批评教育 5. */
export const outcomes = ['file', 'file', 'admonish', 'admonish', ...Array<string>(5).fill('criticise-educate')];

/** Three teams drawn from all four zones, and two procurators in the first two. */
export const teams = [
  { name: '第一办案组', leaderPersonId: 'mhk-inv-1', memberIds: ['mhk-inv-1', 'mhk-inv-2', 'mhk-inv-8'] },
  { name: '第二办案组', leaderPersonId: 'mhk-inv-3', memberIds: ['mhk-inv-3', 'mhk-inv-4', 'mhk-inv-9'] },
  { name: '第三办案组', leaderPersonId: 'mhk-inv-5', memberIds: ['mhk-inv-5', 'mhk-inv-6', 'mhk-inv-7'] },
];

export const clue = ({ clueId }: ProcuratorateFacts, noun: string) => `/clues/${clueId}/${noun}`;
export const verification = ({ clueId }: ProcuratorateFacts, noun: string) => `/verifications/${clueId}/${noun}`;
export const item = ({ itemId }: ProcuratorateFacts, noun: string) => `/items/${itemId}/${noun}`;
export const document = ({ documentId }: ProcuratorateFacts, noun: string) => `/documents/${documentId}/${noun}`;
