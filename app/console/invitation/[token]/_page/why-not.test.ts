import { expect, test } from 'vitest'
import { INVITATION } from '@/lib/i18n/console/invitation/words'
import { SIGN_IN } from '@/lib/i18n/console/sign-in/words'
import { whyNot } from './why-not'

test.each(['en', 'es', 'pt-BR'] as const)(
  'who comes back from the provider reads why they did not join, in %s',
  (locale) => {
    const words = { invitation: INVITATION[locale], signIn: SIGN_IN[locale] }
    const said = ['has_account', 'address_taken', 'not_valid'].map((why) => whyNot({ [why]: '' }, 'Keycloak', words))
    expect(new Set(said).size).toBe(3)
    expect(said).not.toContain(null)
    expect(said[0]).toContain('Keycloak')
    expect(whyNot({}, 'Keycloak', words)).toBeNull()
  },
)
