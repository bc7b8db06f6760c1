import { verifierPage } from '@/lib/http/serve-verifier'

export const GET = (): Response => verifierPage()
