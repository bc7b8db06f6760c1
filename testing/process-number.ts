/**
 * Returns the number of this process among Playwright's, counted from 0. A process that replaces a failed one has a
 * number of its own.
 */
export const processNumber = () => Number(process.env['TEST_WORKER_INDEX'] ?? 0)
