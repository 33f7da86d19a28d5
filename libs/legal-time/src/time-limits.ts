import type { Confidence, Limit, TimeLimitRule } from './rules.js';

/** Before any of the sources: the oldest version of every limit starts here, so that every date from here on finds one. */
export const earliestDate = '1949-10-01';
const ALWAYS = earliestDate;

function rule(ruleId: string, amount: number, unit: Limit['unit'], zh: string, en: string, confidence: Confidence = 'H', version = '1', effectiveFrom = ALWAYS): TimeLimitRule {
  return { ruleId, version, effectiveFrom, limit: { amount, unit }, clause: { zh, en }, confidence };
}

/** The limits of the rule list that services use (B1 clues, B2 cases, B3 rectification, B4 leavers, B6 documents). */
export const timeLimits: readonly TimeLimitRule[] = [
  rule('0.14-acceptance', 5, 'working-days', '案件线索移送反馈制度:协作机关收到移送之日起五个工作日内签收或者退回(默认)', 'Transfer to an agency: signed for or sent back within 5 working days by default', 'C'),
  rule('0.14-feedback', 15, 'working-days', '案件线索移送反馈制度:线索办结之日起十五个工作日内向来源单位反馈(默认)', 'Result of a clue: told to whoever handed it in within 15 working days of completion by default', 'C'),
  rule('0.14-receipt', 15, 'working-days', '案件线索移送反馈制度:收到反馈之日起十五个工作日内签收(默认)', 'Result of a clue: signed for within 15 working days by default', 'C'),
  rule('B1.2', 1, 'months', '监督执纪工作规则第二十一条:收到线索之日起一个月内提出处置意见并报批', 'Disposal opinion and approval within one month of receipt'),
  rule('B1.2-extension', 1, 'months', '监督执纪工作规则第二十一条:情况复杂的,经主要负责人批准可延长一个月(默认)', 'Disposal of a difficult clue: one more month by the principal', 'C'),
  rule('B1.2-approval-deputy', 2, 'working-days', '处置意见报批:分管领导二个工作日内审批(西乡做法)', 'Disposal opinion: the deputy approves within 2 working days', 'L'),
  rule('B1.2-approval-principal', 3, 'working-days', '处置意见报批:主要负责人三个工作日内审批(西乡做法)', 'Disposal opinion: the principal approves within 3 working days', 'L'),
  rule('B1.3-reconciliation', 3, 'months', '监督执纪工作规则第二十三条:定期核对(默认每季度一次)', 'Library reconciled with the handlers every 3 months by default', 'C'),
  rule('B1.3-reconciliation-monthly', 1, 'months', '监督执纪工作规则第二十三条:定期核对(每月一次)', 'Library reconciled with the handlers every month', 'C'),
  rule('B1.3-reconciliation-answer', 10, 'working-days', '承办部门收到核对清单后十个工作日内逐件核对', 'Handlers answer the list of a reconciliation within 10 working days', 'C'),
  rule('B1.6', 5, 'working-days', '监察法实施条例第一百六十九条:不属于本机关管辖的,五个工作日内移送', 'Not own jurisdiction: forwarded within 5 working days'),
  rule('B1.7', 5, 'working-days', '处理检举控告工作规则第十五条:反映上级管理干部的,五个工作日内报送', 'Upper-level subject: sent up within 5 working days'),
  rule('B1.9', 5, 'working-days', '处理检举控告工作规则第十六条:上级转交的,五个工作日内登记受理', 'Forwarded from above: registered within 5 working days'),
  rule('B1.11', 15, 'days', '处理检举控告工作规则第十八条:承办部门每季度向信访举报部门反馈处理结果(未规定具体日期,默认季度终了后十五日内)', 'Results fed back to the reception office every quarter; within 15 days of its end by default', 'C'),
  rule('B1.12', 3, 'months', '处理检举控告工作规则第二十一条:交办件三个月内办结', 'Assigned item: completed within 3 months'),
  rule('B1.12-extension', 3, 'months', '处理检举控告工作规则第二十一条:经本机关主要负责人批准可延长三个月', 'Assigned item: 3 more months by the own principal'),
  rule('B1.15', 15, 'working-days', '处理检举控告工作规则第二十六条:实名检举控告十五个工作日内告知受理', 'Real-name report: acknowledged within 15 working days'),
  rule('B1.15-result', 15, 'working-days', '处理检举控告工作规则第二十七条:办结后十五个工作日内反馈结果', 'Real-name report: result within 15 working days of completion'),
  rule('B1.19', 1, 'months', '监督执纪工作规则第三十一条:谈话结束或收到函询回复之日起一个月内写出报告', 'Talk or inquiry: report within one month'),
  rule('B1.20', 15, 'working-days', '函询十五个工作日内书面回复', 'Inquiry: written reply within 15 working days', 'G'),
  rule('B1.21', 15, 'working-days', '委托谈话自收到通知之日起十五个工作日内完成', 'Delegated talk: held within 15 working days of the notice', 'L'),
  rule('B1.21-record', 5, 'working-days', '委托谈话结束后五个工作日内报送谈话记录', 'Delegated talk: its record back within 5 working days', 'L'),
  rule('B1.23-verification', 6, 'months', '问题线索初步核实六个月未办结的红色预警(长武做法)', 'Clue under verification: handled within 6 months, locally', 'L'),
  rule('B1.23-inquiry', 3, 'months', '问题线索谈话函询三个月未办结的红色预警(长武做法)', 'Clue under talk or inquiry: handled within 3 months, locally', 'L'),
  rule('B2.3', 2, 'months', '案件检查工作条例第十五条(1994)沿用为默认值:初步核实二个月内完成', 'Initial verification: 2 months by default', 'M'),
  rule('B2.3-extension', 1, 'months', '案件检查工作条例第十五条(1994):必要时可延长一个月', 'Initial verification: one more month', 'M'),
  rule('B2.7', 12, 'months', '监察法实施条例第一百八十五条:未采取留置措施的,自立案之日起一年内作出处理决定', 'Without detention: decision within one year of filing', 'M'),
  rule('B2.15', 1, 'months', '监督执纪工作规则第五十五条:受理之日起一个月内审结', 'Trial within one month of acceptance'),
  rule('B2.15-extension', 1, 'months', '监督执纪工作规则第五十五条:重大复杂案件经批准可适当延长', 'Trial of a complex case: extended with approval', 'C'),
  rule('B2.27', 1, 'months', '监督执纪工作规则第五十七条:处分决定一个月内宣布', 'Sanction announced within one month'),
  rule('B2.28', 1, 'months', '政务处分法第五十四条:一个月内办理职务、工资等变更手续', 'Changes of post and pay within one month', 'M'),
  rule('B2.28-report', 6, 'months', '处分执行情况六个月内报告', 'Execution reported within 6 months', 'M'),
  rule('B2.28-property', 60, 'days', '涉案财物处置自通知之日起六十日内执行', 'Disposal of property executed within 60 days of the notice', 'M'),
  rule('B2.29', 3, 'months', '监督执纪工作规则第五十九条:申诉三个月内作出决定', 'Party appeal decided within 3 months'),
  rule('B2.30', 1, 'months', '监察法第五十六条:复审一个月内作出决定', 'Review decided within one month'),
  rule('B2.30-second', 2, 'months', '监察法第五十六条:复核二个月内作出决定', 'Second review decided within 2 months'),
  rule('B2.31', 1, 'months', '监察法第六十九条:申诉一个月内作出处理决定', 'Complaint about measures decided within one month'),
  rule('B2.32', 1, 'months', '监察法第五十四条:退回补充调查一个月内完毕,以二次为限', 'Supplementary investigation within one month, twice at most'),
  rule('B2.36-hold', 30, 'days', '暂存待查线索每三十日复核一次(地方做法)', 'Clue on hold: reviewed every 30 days', 'L'),
  rule('B3.1', 2, 'months', '巡视工作条例(2015、2017):集中整改期二个月', 'Concentrated rectification: 2 months', 'H', '2015', ALWAYS),
  rule('B3.1', 6, 'months', '巡视工作条例(2024):集中整改期六个月', 'Concentrated rectification: 6 months', 'H', '2024', '2024-02-19'),
  rule('B3.2', 1, 'months', '反馈后一个月内报送整改方案', 'Rectification plan within one month of feedback', 'M'),
  rule('3.14-disposal', 10, 'working-days', '巡察移交线索优先安排、优先审批:十个工作日内批准处置方式(默认)', 'A tour’s clue is arranged and approved first: its mode within 10 working days by default', 'C'),
  rule('3.14-start', 5, 'working-days', '巡察移交线索快速启动:批准初步核实后五个工作日内分办(默认)', 'A tour’s clue is started fast: routed within 5 working days of the approved mode by default', 'C'),
  rule('B3.4', 3, 'months', '线索接收单位三个月内向巡察办反馈办理情况', 'Recipients of clues report to the tour office within 3 months', 'M'),
  rule('B4.6', 5, 'working-days', '监察法(2018)第五十七条:打听案情、过问案件、说情干预的,及时报告并登记备案(未规定期限,默认登记后五个工作日内研判处理)', 'Inquiring and pleading: assessed and handled within 5 working days of the entry by default', 'C', '2018'),
  rule('B4.6', 5, 'working-days', '监察法(2024)第六十六条:打听案情、过问案件、说情干预的,及时报告并登记备案(未规定期限,默认登记后五个工作日内研判处理)', 'Inquiring and pleading: assessed and handled within 5 working days of the entry by default', 'C', '2024', '2025-06-01'),
  rule('B4.7', 3, 'years', '监察法(2018)第五十九条:监察人员辞职、退休三年内,不得从事与监察和司法工作相关联且可能发生利益冲突的职业', 'No conflicting occupation for 3 years after leaving', 'H', '2018'),
  rule('B4.7', 3, 'years', '监察法(2024)第六十八条:监察人员辞职、退休三年内,不得从事与监察和司法工作相关联且可能发生利益冲突的职业', 'No conflicting occupation for 3 years after leaving', 'H', '2024', '2025-06-01'),
  rule('B4.7-secrecy-core', 3, 'years', '监察法第六十八条:离岗离职后遵守脱密期管理规定(核心涉密人员默认三年)', 'Secrecy period after a core post: 3 years by default', 'G'),
  rule('B4.7-secrecy-important', 2, 'years', '监察法第六十八条:离岗离职后遵守脱密期管理规定(重要涉密人员默认二年)', 'Secrecy period after an important post: 2 years by default', 'G'),
  rule('B4.7-secrecy-general', 1, 'years', '监察法第六十八条:离岗离职后遵守脱密期管理规定(一般涉密人员默认一年)', 'Secrecy period after a general post: 1 year by default', 'G'),
  rule('B6.2', 30, 'days', '建议书、督办单载明的答复期限(未载明的默认三十日)', 'Reply term stated in the document; 30 days by default', 'L'),
];
