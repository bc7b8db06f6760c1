import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { MembersWords } from './shape'

export const MEMBERS = inEachLanguage<MembersWords>({ en, es, ptBr })
