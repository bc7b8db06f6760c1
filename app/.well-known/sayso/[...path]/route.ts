import { serveLog } from '@/lib/http/serve-log'

/** Serves what somebody else needs to check the evidence: public keys, checkpoints and tiles of hashes. */
export const GET = (request: Request): Promise<Response> => serveLog(request)
