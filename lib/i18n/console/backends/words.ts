import type { Locale } from '@/lib/i18n/locales'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { BackendsWords } from './shape'

export const BACKENDS = { en, es, 'pt-BR': ptBr } as const satisfies Record<Locale, BackendsWords>
