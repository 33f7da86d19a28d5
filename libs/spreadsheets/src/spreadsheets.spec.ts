import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { ZipFile } from 'yazl';
import { dateOfSerial, isDateFormat } from './xlsx/dates.js';
import { readLimits, type ReadLimits, readTable, writeTable } from './index.js';

async function rowsOf(bytes: Buffer, limits?: ReadLimits): Promise<readonly (readonly string[])[]> {
  const rows = [];
  for await (const { cells } of readTable(bytes, limits).rows) rows.push(cells);
  return rows;
}

function zipped(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** As LibreOffice Calc lays a workbook out: prefixless, shared strings, a style per kind of cell, references on every cell. */
const calc = (sheet: string, more: Readonly<Record<string, string>> = {}) =>
  zipped({
    'xl/workbook.xml':
      '<?xml version="1.0"?><workbook xmlns:r="r"><workbookPr date1904="false"/><sheets><sheet name="台账" sheetId="1" state="visible" r:id="rId2"/><sheet name="说明" sheetId="2" r:id="rId3"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="styles" Target="styles.xml"/><Relationship Id="rId2" Type="worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId3" Type="worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="General"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="165"/></cellStyleXfs><cellXfs><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml':
      '<sst><si><t xml:space="preserve">编号</t></si><si><r><t>问线</t></r><r><rPr><b/></rPr><t>〔2019〕1号</t></r><rPh sb="0" eb="1"><t>wenxian</t></rPh></si></sst>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  });

describe('reading a table', () => {
  it('XLSX of another program: shared, rich and inline strings, dates as serial numbers, gaps, numbers, truth values', async () => {
    const bytes = await calc(
      '<row r="1"><c r="A1" s="0" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t> 日期 </t></is></c></row>' +
        '<row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4" s="1"><v>43626</v></c><c r="C4" s="2"><v>43626.5</v></c><c r="D4"><v>2.019E3</v></c><c r="E4" t="b"><v>1</v></c><c r="F4" t="str"><f>HYPERLINK("http://x")</f><v>结果</v></c></row>',
    );
    const rows = [];
    for await (const row of readTable(bytes).rows) rows.push(row);
    expect(rows).toEqual([
      { number: 1, cells: ['编号', '', '日期'] },
      { number: 4, cells: ['问线〔2019〕1号', '2019-06-10', '2019-06-10T12:00:00', '2019', 'TRUE', '结果'] },
    ]);
  });

  it('XLSX with prefixes and without references, as other libraries write it', async () => {
    const bytes = await calc('', {
      'xl/worksheets/sheet1.xml':
        '<x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    expect(await rowsOf(bytes)).toEqual([['甲', '5']]);
  });

  it.each([
    ['UTF-8', Buffer.from('编号,标题\n1,"甲,乙"\n')],
    ['UTF-8 with a mark', Buffer.from('\uFEFF编号,标题\r\n1,"甲,乙"\r\n')],
    ['GB18030', Buffer.from('b1e0bac52cb1eacce20d0a312c22bcd72cd2d2220d0a', 'hex')],
    ['UTF-16', Buffer.from('\uFEFF编号\t标题\r\n1\t甲,乙\r\n', 'utf16le')],
  ])('CSV in %s', async (_name, bytes) =>
    expect(await rowsOf(bytes)).toEqual([
      ['编号', '标题'],
      ['1', '甲,乙'],
    ]),
  );

  it.each([
    ['old Excel', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'table.old-excel'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'table.unknown-encoding'],
    ['nothing', Buffer.alloc(0), 'table.unknown-format'],
    ['half a ZIP', Buffer.from('504b0304aabb', 'hex'), 'table.damaged'],
    ['an open quote', Buffer.from('a,b\n"x,y\n'), 'table.damaged'],
  ])('refuses %s', async (_name, bytes, code) => {
    await expect((async () => rowsOf(bytes))()).rejects.toMatchObject({ code });
  });

  it('a ZIP that is no workbook, XML that is none, a bomb and too many rows are refused', async () => {
    await expect(rowsOf(await zipped({ 'word/document.xml': '<x/>' }))).rejects.toMatchObject({ code: 'table.unknown-format' });
    await expect(rowsOf(await calc('<row><c></row>'))).rejects.toMatchObject({ code: 'table.damaged' });
    await expect(rowsOf(await calc('', { 'xl/sharedStrings.xml': ' '.repeat(8_000_000) }))).rejects.toMatchObject({
      code: 'table.too-large',
    });
    await expect(rowsOf(await calc('<row/><row><c><v>1</v></c></row>'), { ...readLimits, rows: 1 })).rejects.toMatchObject({
      code: 'table.too-large',
    });
    const laughs =
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>';
    await expect(rowsOf(await calc('', { 'xl/worksheets/sheet1.xml': laughs }))).rejects.toMatchObject({ code: 'table.damaged' });
  });

  it('dates: both calendars of Excel, its wrong leap day, and formats that only look like dates', () => {
    expect([
      dateOfSerial(1, false),
      dateOfSerial(59, false),
      dateOfSerial(61, false),
      dateOfSerial(0, true),
      dateOfSerial(-1, false),
    ]).toEqual(['1900-01-01', '1900-02-28', '1900-03-01', '1904-01-01', undefined]);
    expect([
      isDateFormat(0, undefined),
      isDateFormat(31, undefined),
      isDateFormat(164, '[$-804]yyyy"年"m"月"'),
      isDateFormat(164, '[Red]0.00_ '),
      isDateFormat(164, '"days" 0'),
    ]).toEqual([false, true, true, false, false]);
  });
});

describe('writing a table', () => {
  async function* rows(table: readonly (readonly string[])[]) {
    yield* table;
  }
  const written = (format: 'csv' | 'xlsx', table: readonly (readonly string[])[]) =>
    buffer(writeTable(format, '台账', ['一', '二'], rows(table)));

  it('texts that a program would compute are neutral: marked in CSV, typed in XLSX', async () => {
    expect(
      (
        await written('csv', [
          ['=1+1', '@x'],
          ['-2', '甲"乙'],
          ['\uFF1D1', '\n=1'],
          ['2019-06-03', '1,5'],
        ])
      ).toString(),
    ).toBe(`\uFEFF一,二\r\n'=1+1,'@x\r\n'-2,"甲""乙"\r\n'\uFF1D1,"'\n=1"\r\n2019-06-03,"1,5"\r\n`);
    expect(await rowsOf(await written('xlsx', [['=1+1', '<&>']]))).toEqual([
      ['一', '二'],
      ['=1+1', '<&>'],
    ]);
  });

  it('what fails while it is read fails the stream: nobody takes half a table for a whole one', async () => {
    async function* failing(): AsyncGenerator<readonly string[]> {
      yield ['甲', '乙'];
      throw new Error('the database went away');
    }
    for (const format of ['csv', 'xlsx'] as const)
      await expect(buffer(writeTable(format, 's', ['一'], failing()))).rejects.toThrow('went away');
  });

  it('a mark is taken off when a CSV is read, and a text that has one of its own keeps it', async () => {
    const table = [
      ['=1+1', "'=1+1"],
      ["''-2", "'quoted'"],
    ];
    for (const format of ['csv', 'xlsx'] as const) expect((await rowsOf(await written(format, table))).slice(1)).toEqual(table);
  });

  it('whatever is written is read again', async () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((one) => one.replace(/[\u0000-\u001f\ufffe\uffff]|\p{Cs}/gu, '').trim());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text), { maxLength: 5 }),
        fc.constantFrom('csv' as const, 'xlsx' as const),
        async (table, format) => {
          const cells = (await rowsOf(await written(format, table))).slice(1).map(([one = '', two = '']) => [one, two]);
          expect(cells).toEqual(table);
        },
      ),
      { numRuns: 60 },
    );
  });
});
