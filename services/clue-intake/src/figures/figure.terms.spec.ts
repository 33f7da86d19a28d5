import { setLocalRules } from '@liandong/legal-time';
import type { Figure } from '@liandong/service-kit';
import { useDemoRules } from '@liandong/service-kit/testing';
import { clueIntakeClocks } from '../clocks/clue-intake.clocks.js';
import { assignmentFigures } from './assignment.figures.js';
import { breachFigures } from './breach.figures.js';
import { caseFigures } from './case.figures.js';
import { clueCopyFigures } from './clue-copy.figures.js';
import { clueIntakeFigures } from './clue-intake.figures.js';
import { crossedFigures } from './crossed.figures.js';
import { departureFigures } from './departure.figures.js';
import { clockTerms, dimensionOf, groupText } from './figure.terms.js';
import { interventionFigures } from './intervention.figures.js';
import { keepingFigures } from './keeping.figures.js';
import { meetingFigures } from './meeting.figures.js';
import { outgoingTransferFigures } from './outgoing-transfer.figures.js';
import { overdueFigures } from './overdue.figures.js';
import { reportFigures } from './report.figures.js';
import { reviewFigures } from './review.figures.js';
import { routingAndFeedbackFigures } from './routing-and-feedback.figures.js';
import { subjectFigures } from './subject.figures.js';
import { talkInquiryFigures } from './talk-inquiry.figures.js';

const figures: readonly Figure[] = [
  assignmentFigures,
  breachFigures,
  caseFigures,
  clueCopyFigures,
  clueIntakeFigures,
  crossedFigures,
  departureFigures,
  interventionFigures,
  keepingFigures,
  meetingFigures,
  outgoingTransferFigures,
  overdueFigures,
  reportFigures,
  reviewFigures,
  routingAndFeedbackFigures,
  subjectFigures,
  talkInquiryFigures,
].flat();

describe('the Chinese terms of figures', () => {
  it('every dimension of every figure has its own', () => {
    const unsaid = figures.flatMap(({ name, dimensions }) =>
      dimensions.filter((dimension) => dimensionOf(name, dimension) === undefined).map((dimension) => `${name} ${dimension}`),
    );
    expect(unsaid).toEqual([]);
  });

  it('every limit has its own', () => {
    expect([...clockTerms.codes].sort()).toEqual(clueIntakeClocks.map(({ name }) => name).sort());
  });

  it('a group is read without a code, the same word in each figure for what it means there; identifiers stand as they are', () => {
    expect(
      groupText(
        'clue-intake.clues',
        { source: 'letter', level: 'village', overdue: 'disposal', status: 'screened', form: '4', zone: 'mhk.zone-1' },
        'mhk',
      ),
    ).toBe('来源:来信;管理权限:村;超期时限:处置方式;状态:已研判;四种形态:第四种形态;协作区:mhk.zone-1');
    expect(groupText('clue-intake.case-facts', { level: 'township', fact: 'detained' }, 'mhk')).toBe('层级:乡级;查办结果:留置');
    expect(groupText('clue-intake.talk-inquiries-by-outcome', { outcome: 'admonish', way: 'letter' }, 'mhk')).toBe('结果:诫勉;方式:函询');
    // What another version stored is shown as it is.
    expect(groupText('clue-intake.clues-by-mode', { mode: 'later' }, 'mhk')).toBe('处置方式:later');
  });

  it('B1.22: a code that is an organisation’s own is called as it calls it, not as whoever else uses the same one', () => {
    const row = (organisationId: string, zh: string) => ({
      organisationId,
      version: `${organisationId}-1`,
      effectiveFrom: '2020-01-01',
      clause: { zh: '本地', en: 'local' },
      code: 'local-own',
      zh,
      en: zh,
      parent: 'work-discipline',
    });
    setLocalRules({ problemTypes: [row('pj', '磐石类'), row('mhk', '梅河口类')] });
    const text = (group: Readonly<Record<string, string>>, organisationId: string) => groupText('clue-intake.clues', group, organisationId);
    expect([
      text({ problem: 'local-own' }, 'mhk'),
      text({ problem: 'local-own' }, 'pj'),
      text({ problem: 'local-own', organisation: 'pj' }, 'mhk'),
    ]).toEqual(['问题类型:梅河口类', '问题类型:磐石类', '问题类型:磐石类;单位:pj']);
    useDemoRules();
  });
});
