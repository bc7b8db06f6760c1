import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { SignInWords } from './shape'

export const SIGN_IN = inEachLanguage<SignInWords>({ en, es, ptBr })
