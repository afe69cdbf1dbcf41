import writeExcelFile from 'write-excel-file/node';
import { listColumns, listWords } from '../../src-shared/storyboard/shot-list.ts';
import type { ShotList } from '../../src-shared/storyboard/shot-list.ts';

/** What a cell holds at most (Excel's specification). */
const longestCell = 32_767;

/**
 * A shot list as an Excel workbook (ECMA-376) of one sheet: headings and numbers stay in view, columns are as wide as
 * what they hold, seconds are numbers. Texts are texts: none is ever a formula.
 */
export async function shotListXlsx(list: ShotList): Promise<Uint8Array> {
  const columns = listColumns(list);
  const style = { alignVertical: 'top', wrap: true } as const;
  const headings = columns.map(
    ({ heading }) => ({ ...style, value: heading, fontWeight: 'bold', backgroundColor: '#E7E6E1' }) as const,
  );
  const rows = list.shots.map((_shot, row) =>
    columns.map(({ cells }) => {
      const value = cells[row] ?? '';
      if (typeof value === 'number')
        return Number.isInteger(value) ? { ...style, value } : { ...style, value, format: '0.00' };
      return value === '' ? null : { ...style, value: value.slice(0, longestCell), type: String };
    }),
  );
  return await writeExcelFile([headings, ...rows], {
    sheet: listWords[list.language].list,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    orientation: 'landscape',
  }).toBuffer();
}
