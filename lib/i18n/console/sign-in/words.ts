import type { Locale } from '@/lib/i18n/locales'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { SignInWords } from './shape'

export const SIGN_IN = { en, es, 'pt-BR': ptBr } as const satisfies Record<Locale, SignInWords>
