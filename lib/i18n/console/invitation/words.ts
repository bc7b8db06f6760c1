import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { InvitationWords } from './shape'

export const INVITATION = inEachLanguage<InvitationWords>({ en, es, ptBr })
