import { serveLog } from '@/lib/http/serve-log'

/** Serves what somebody else needs to check the evidence: public keys, checkpoints and tiles of hashes. */
export async function GET(request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  return serveLog(request, (await params).path)
}
