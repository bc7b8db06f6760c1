/** Long enough that nobody guesses it in the tries that they get (NIST SP 800-63B, 3.1.1.2, has 8 with a throttle). */
export const PASSWORD_MIN = 10
/** A bound only: longer texts are no passwords. */
export const PASSWORD_MAX = 200

/** `short`, `long`; `easy`: it is the address, or made of few different characters, or in one row of the keyboard. */
export type PasswordFault = 'short' | 'long' | 'easy'

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiopasdfghjklzxcvbnm']
/** The beginnings of what people choose first; what follows them does not help. */
const FIRST_CHOICES = /^(password|passw0rd|contrase|contraseña|senha|sayso|iloveyou|admin|welcome|bienvenid|bemvind)/

/** Returns what is wrong with a new password of the person with this address, or null. */
export function faultOfPassword(password: string, email: string): PasswordFault | null {
  if (password.length > PASSWORD_MAX) return 'long'
  if (password.length < PASSWORD_MIN) return 'short'
  const plain = password.toLowerCase()
  const address = email.toLowerCase()
  const name = address.split('@')[0] ?? ''
  const bare = plain.replace(/[\W\d_]+$/u, '')
  const isAddress = plain === address || (name.length > 3 && bare === name)
  const isRow = ROWS.some((row) => row.includes(bare) && bare.length > 3) || /^\d+$/.test(plain)
  const isFirstChoice = FIRST_CHOICES.test(plain) && bare.length < PASSWORD_MIN + 3
  return isAddress || isRow || isFirstChoice || new Set(plain).size < 5 ? 'easy' : null
}
