import { signIn, signOut } from './next-auth'

/** Gives the browser the cookie of a session that was begun. For actions and routes. */
export async function keepSession(token: string): Promise<void> {
  await signIn('credentials', { token, redirect: false, redirectTo: '/console' })
}

/** Takes the cookie of the session from the browser. Its row is ended by the use case. */
export async function dropSession(): Promise<void> {
  await signOut({ redirect: false, redirectTo: '/console/sign-in' })
}
