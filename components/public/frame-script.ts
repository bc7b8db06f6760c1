import { createHash } from 'node:crypto'
import { FRAME_SCRIPT } from '@/lib/embed/served'

export { FRAME_SCRIPT } from '@/lib/embed/served'

/** The source expression that allows exactly this script in a Content-Security-Policy, quotes included. */
export const FRAME_SCRIPT_HASH = `'sha256-${createHash('sha256').update(FRAME_SCRIPT).digest('base64')}'`
