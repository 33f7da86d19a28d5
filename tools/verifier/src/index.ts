/** Checks an export without any of the services and without a network. */
export type { ExportFiles } from './export-files.js';
export { isBadInput, type Problem, type ProblemCode, Wrong } from './problems.js';
export { exitCodes, reportText } from './output.js';
export { textOrFile, withProgress } from './program.js';
export { type ExportReport, verifyExport, type VerifyOptions } from './verify-export.js';
export { verifyFile } from './verify-file.js';
export { limits, readZip } from './zip.js';
