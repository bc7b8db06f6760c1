import type { Locale } from '@/lib/i18n/locales'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { OverviewWords } from './shape'

export const OVERVIEW = { en, es, 'pt-BR': ptBr } as const satisfies Record<Locale, OverviewWords>
