/**
 * Returns the host name of a request if it is none of the installation's (lib/server/web/hosts.mjs); else null. Whose
 * name it is, the handler asks.
 */
export const foreignHost = (request: Request): string | null => request.headers.get('x-sayso-host')
