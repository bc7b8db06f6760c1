import { verifierFile } from '@/lib/http/serve-verifier'

export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  return verifierFile((await params).file)
}
