import type { Principal, Role } from '../principal.js';

export interface DemoOrganisation {
  readonly id: string;
  readonly name: string;
  readonly kind: 'commission' | 'room' | 'dispatched' | 'township' | 'agency' | 'unit';
}

export type DemoPerson = Principal & { readonly name: string };

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
const numbered = (count: number, make: (number: number, numeral: string) => DemoOrganisation) =>
  Array.from({ length: count }, (_, index) => make(index + 1, numerals[index]!));

/** 24 townships and streets of Meihekou; the article names 小杨乡 and 杏岭镇. */
const townships = [
  '杏岭镇',
  '小杨乡',
  '山城镇',
  '红梅镇',
  '海龙镇',
  '新合镇',
  '曙光镇',
  '中和镇',
  '黑山头镇',
  '水道镇',
  '进化镇',
  '一座营镇',
  '康大营镇',
  '牛心顶镇',
  '李炉乡',
  '湾龙乡',
  '吉乐乡',
  '双兴镇',
  '兴华镇',
  '新华街',
  '光明街',
  '和平街',
  '解放街',
  '福民街',
];

/** The organisations of the two stories: Meihekou (梅河口, C0) and Panji (潘集, C3). */
export const demoOrganisations: readonly DemoOrganisation[] = [
  { id: 'mhk', name: '梅河口市纪委监委', kind: 'commission' },
  { id: 'mhk.case-management', name: '案件监督管理室', kind: 'room' },
  { id: 'mhk.reception', name: '信访室', kind: 'room' },
  { id: 'mhk.trial', name: '案件审理室', kind: 'room' },
  { id: 'mhk.office', name: '办公室', kind: 'room' },
  { id: 'mhk.cadre-supervision', name: '纪检监察干部监督室', kind: 'room' },
  { id: 'mhk.party-conduct', name: '党风政风监督室', kind: 'room' },
  ...numbered(9, (number, numeral) => ({ id: `mhk.room-${number}`, name: `第${numeral}纪检监察室`, kind: 'room' })),
  ...numbered(8, (number, numeral) => ({ id: `mhk.dispatched-${number}`, name: `第${numeral}派驻纪检监察组`, kind: 'dispatched' })),
  ...townships.map((name, index): DemoOrganisation => ({ id: `mhk.township-${index + 1}`, name: `${name}纪(工)委`, kind: 'township' })),
  { id: 'mhk.procuratorate', name: '梅河口市人民检察院', kind: 'agency' },
  { id: 'mhk.tour-office', name: '市委巡察办', kind: 'agency' },
  { id: 'mhk.people-congress', name: '梅河口市人大常委会', kind: 'agency' },
  { id: 'upper', name: '上级纪委监委', kind: 'commission' },
  { id: 'upper.case-management', name: '案件监督管理室', kind: 'room' },
  { id: 'mhk.unit-agriculture', name: '某市直部门', kind: 'unit' },
  { id: 'pj', name: '潘集区纪委监委', kind: 'commission' },
  { id: 'pj.case-management', name: '案件监督管理室', kind: 'room' },
  { id: 'pj.reception', name: '信访室', kind: 'room' },
  { id: 'pj.trial', name: '案件审理室', kind: 'room' },
  { id: 'pj.cadre-supervision', name: '纪检监察干部监督室', kind: 'room' },
  { id: 'pj.office', name: '办公室', kind: 'room' },
  ...numbered(4, (number, numeral) => ({ id: `pj.room-${number}`, name: `第${numeral}纪检监察室`, kind: 'room' })),
  { id: 'pj.procuratorate', name: '潘集区人民检察院', kind: 'agency' },
  { id: 'pj.tour-office', name: '区委巡察办', kind: 'agency' },
  { id: 'pj.unit-care-centre', name: '某镇养老服务中心', kind: 'unit' },
  { id: 'pj.organisation-department', name: '区委组织部', kind: 'agency' },
  { id: 'pj.government', name: '区政府办公室', kind: 'agency' },
  { id: 'pj.township-1', name: '某镇纪委', kind: 'township' },
  { id: 'pj.township-2', name: '邻镇纪委', kind: 'township' },
];

function person(personId: string, name: string, organisationId: string, ...held: Role[]): DemoPerson {
  return { personId, name, organisationId, roles: held };
}

/** People of the two stories. Names are invented. */
export const demoPeople: readonly DemoPerson[] = [
  person('mhk-procurator', '李检', 'mhk.procuratorate', 'agency-integrator'),
  person('mhk-procurator-2', '高检', 'mhk.procuratorate', 'agency-integrator'),
  person('mhk-intake', '王登', 'mhk.case-management', 'intake-officer'),
  person('mhk-reception', '邹访', 'mhk.reception', 'reception-officer'),
  person('mhk-reception-2', '汪访', 'mhk.reception', 'reception-officer'),
  person('mhk-director', '赵管', 'mhk.case-management', 'case-director'),
  person('mhk-principal', '孙主任', 'mhk', 'principal'),
  person('mhk-party-chief', '任书记', 'mhk', 'party-chief'),
  person('upper-principal', '袁上级', 'upper', 'principal'),
  person('upper-intake', '柳登', 'upper.case-management', 'intake-officer'),
  person('upper-document', '穆文', 'upper', 'document-officer'),
  person('upper-director', '史管', 'upper.case-management', 'case-director'),
  person('mhk-lead-1', '周一', 'mhk', 'deputy'),
  person('mhk-lead-2', '吴二', 'mhk', 'deputy'),
  person('mhk-lead-3', '郑三', 'mhk', 'deputy'),
  person('mhk-lead-4', '冯四', 'mhk', 'deputy'),
  person('mhk-inv-1', '陈查', 'mhk.room-1', 'investigator'),
  person('mhk-inv-2', '褚查', 'mhk.room-3', 'investigator'),
  person('mhk-inv-3', '卫查', 'mhk.room-5', 'investigator'),
  person('mhk-inv-4', '蒋查', 'mhk.room-7', 'investigator'),
  person('mhk-inv-5', '沈查', 'mhk.dispatched-2', 'investigator'),
  person('mhk-inv-6', '韩查', 'mhk.dispatched-8', 'investigator'),
  person('mhk-inv-7', '杨查', 'mhk.township-2', 'investigator'),
  person('mhk-inv-8', '朱检', 'mhk.procuratorate', 'investigator'),
  person('mhk-inv-9', '秦检', 'mhk.procuratorate', 'investigator'),
  person('mhk-supervisor-1', '尤督', 'mhk.room-1', 'supervisor'),
  person('mhk-supervisor-2', '许督', 'mhk.party-conduct', 'supervisor'),
  person('mhk-cadre', '戴督', 'mhk.cadre-supervision', 'cadre-supervisor'),
  person('mhk-township-secretary', '何书记', 'mhk.township-1', 'township-secretary'),
  person('mhk-township-reviewer-1', '吕审', 'mhk.township-1', 'township-reviewer'),
  person('mhk-township-reviewer-2', '施审', 'mhk.township-1', 'township-reviewer'),
  person('mhk-trial-1', '张理', 'mhk.trial', 'trial-officer'),
  person('mhk-trial-2', '孔理', 'mhk.trial', 'trial-officer'),
  person('mhk-trial-3', '曹理', 'mhk.trial', 'trial-officer'),
  person('mhk-trial-director', '严理', 'mhk.trial', 'trial-director'),
  person('mhk-unit', '华联', 'mhk.unit-agriculture', 'unit-contact'),
  person('mhk-township-contact', '孟联', 'mhk.township-1', 'unit-contact'),
  person('mhk-tour', '谢巡', 'mhk.tour-office', 'tour-officer'),
  person('mhk-congress', '昌人', 'mhk.people-congress', 'agency-integrator'),
  person('mhk-document', '金文', 'mhk.office', 'document-officer'),
  person('mhk-auditor', '魏审计', 'mhk', 'auditor'),
  person('pj-procurator', '万检', 'pj.procuratorate', 'agency-integrator'),
  person('pj-tour', '陶巡', 'pj.tour-office', 'tour-officer'),
  person('pj-tour-2', '姜巡', 'pj.tour-office', 'tour-officer'),
  person('pj-intake', '戚登', 'pj.case-management', 'intake-officer'),
  person('pj-reception', '章访', 'pj.reception', 'reception-officer'),
  person('pj-director', '谢管', 'pj.case-management', 'case-director'),
  person('pj-principal', '邹主任', 'pj', 'principal'),
  person('pj-lead-east', '喻东', 'pj', 'deputy'),
  person('pj-lead-west', '柏西', 'pj', 'deputy'),
  person('pj-inv-1', '水查', 'pj.room-1', 'investigator'),
  person('pj-inv-2', '窦查', 'pj.room-2', 'investigator'),
  person('pj-inv-3', '章查', 'pj.township-2', 'investigator'),
  person('pj-supervisor-1', '云督', 'pj.room-1', 'supervisor'),
  person('pj-supervisor-2', '苏督', 'pj.room-2', 'supervisor'),
  person('pj-cadre', '贺督', 'pj.cadre-supervision', 'cadre-supervisor'),
  person('pj-trial-1', '潘理', 'pj.trial', 'trial-officer'),
  person('pj-trial-2', '葛理', 'pj.trial', 'trial-officer'),
  person('pj-trial-director', '奚理', 'pj.trial', 'trial-director'),
  person('pj-township-secretary', '范书记', 'pj.township-1', 'township-secretary'),
  person('pj-document', '彭文', 'pj.office', 'document-officer'),
  person('pj-unit', '苗养', 'pj.unit-care-centre', 'unit-contact'),
  person('pj-organisation', '鲁组', 'pj.organisation-department', 'agency-integrator'),
  person('pj-government', '韦政', 'pj.government', 'agency-integrator'),
  person('pj-auditor', '酆审计', 'pj', 'auditor'),
  person('ops', '运维', 'ops', 'operator'),
];
