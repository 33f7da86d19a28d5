export { readTable, type TableFormat, type TableRow } from './read-table.js';
export { type ReadLimits, readLimits, TableRefused } from './limits.js';
export { type CellValue, mediaTypes, writeTable } from './write-table.js';
export { Counter, type Endings, type Taken, told } from './told.js';
