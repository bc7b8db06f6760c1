import type { Locale } from '@/lib/i18n/locales'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { InvitationWords } from './shape'

export const INVITATION = { en, es, 'pt-BR': ptBr } as const satisfies Record<Locale, InvitationWords>
