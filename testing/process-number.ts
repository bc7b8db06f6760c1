/** Returns which of Playwright's processes this is, counted from 0; a process that takes a failed one's place has a number of its own. */
export const processNumber = () => Number(process.env['TEST_WORKER_INDEX'] ?? 0)
