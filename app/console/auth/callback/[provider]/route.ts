import { redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { handlers } from '@/lib/auth/next-auth'
import { env } from '@/lib/env'

/** Where the OpenID provider sends people back to. Of next-auth's own addresses this is the only one that is served. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ provider: string }> }) {
  const { AUTH_SECRET, OIDC_ISSUER } = env()
  if (!AUTH_SECRET || !OIDC_ISSUER || (await params).provider !== 'oidc') redirect('/console/sign-in')
  return handlers.GET(request)
}
