'use client'

import type { CopyThis } from '@/lib/http/action/form-answer'
import { COMMON } from '@/lib/i18n/console/common/words'
import { readLocale } from '@/lib/i18n/locales'
import { CopyField } from './CopyField'

/** What an answer gives to copy, such as a link. The words of its button are those of the page. */
export function CopyAnswer({ copy }: { copy: CopyThis }) {
  const locale = readLocale(typeof document === 'undefined' ? null : document.documentElement.lang) ?? 'en'
  return (
    <div className="copied">
      <CopyField {...copy} words={COMMON[locale].copy} />
    </div>
  )
}
