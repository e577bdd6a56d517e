export { checkUseCases, type JobUseCase, type JobUseCases } from './job-use-cases.js';
export { createWorker, type RunningWorker, startWorker, type WorkerOptions, type WorkerTiming } from './worker.js';
