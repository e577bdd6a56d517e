export { PdfProcesses, type PdfLimits } from './pdf-processes.js';
