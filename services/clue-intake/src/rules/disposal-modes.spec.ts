import { disposalModes } from '../clue/clue.events.js';
import { modeTerms } from '../terms/clue.terms.js';
import { modesOn, modeTables } from './disposal-modes.js';

describe('B1.22: disposal modes of their day', () => {
  it.each([
    ['2012-06-01', '2013', ['file', 'initial-verification', 'hold', 'retain', 'close']],
    ['2014-06-01', '2014', ['file', 'initial-verification', 'talk-inquiry', 'hold', 'retain', 'close']],
    ['2015-12-31', '2015', ['file', 'initial-verification', 'talk-inquiry', 'hold', 'close']],
    ['2016-01-01', '2016', ['initial-verification', 'talk-inquiry', 'hold', 'close']],
  ])('B1.22: on %s by the table of %s', (date, version, modes) => expect(modesOn(date)).toMatchObject({ version, modes }));

  it('B1.1: the last table has the modes that are proposed today', () =>
    expect(new Set(modeTables.at(-1)!.modes)).toEqual(new Set(disposalModes)));

  it.each([
    ['拟立案', 'file'],
    ['初核', 'initial-verification'],
    ['留存', 'retain'],
    ['暂存待查', 'hold'],
    ['予以了结', 'close'],
    ['转办', undefined],
  ])('a ledger’s %s', (text, mode) => expect(modeTerms.codeOf(text)).toBe(mode));
});
