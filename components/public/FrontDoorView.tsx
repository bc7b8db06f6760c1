import { translatorOf } from '@/lib/i18n/translator'
import { ChatWay } from './ChatWay'
import { Document } from './Document'
import type { FrontDoorModel, FrontDoorProblem } from './front-door-model'
import { PROOF_SCRIPT } from './proof-script'

/** Where a person without a link types their number. */
export function FrontDoorView(model: FrontDoorModel) {
  const { frame, sends, isTroubled, problem } = model
  const { brand, locale } = frame
  const t = translatorOf(locale)
  const title = t('door.title', { business: brand.name })
  return (
    <Document
      frame={frame}
      brand={brand}
      title={title}
      description={t('page.preview', { business: brand.name })}
      parts={[...(sends ? (['field'] as const) : []), ...(problem || isTroubled ? (['notice'] as const) : [])]}
    >
      <h1>{title}</h1>
      {isTroubled && <p className="n">{t('door.trouble', { business: brand.name, keyword: t('keyword.stop') })}</p>}
      {sends && <NumberForm {...model} />}
      <ChatWay
        frame={frame}
        keyword={model.keyword}
        title={t(sends ? 'door.chatTitle' : 'door.chatOnly')}
        isMain={!sends}
      />
      {sends && (
        <details className="c">
          <summary>{t('door.notMine')}</summary>
          <p>
            {t('door.notMineText', {
              business: brand.name,
              stop: t('page.stop'),
              reason: t('reason.wrong_person'),
            })}
          </p>
        </details>
      )}
      <p className="s">{t('gone.stopHelp', { business: brand.name, keyword: t('keyword.stop') })}</p>
    </Document>
  )
}

function NumberForm({ frame, action, country, typed, problem, challenge }: FrontDoorModel) {
  const t = translatorOf(frame.locale)
  const isWrong = problem !== null && problem.kind !== 'busy' && problem.kind !== 'wait'
  return (
    <>
      {problem && (
        <p className="n" role="alert" id="problem">
          {wordsOf(problem, country.name, frame.locale)}
        </p>
      )}
      <p className="s">{t('door.text')}</p>
      <form id="ask" className="c x" method="post" action={action} autoComplete="on">
        <label>
          <b>{t('door.number')}</b>
          <input
            className="f"
            name="number"
            type="tel"
            dir="ltr"
            autoComplete="tel"
            required
            maxLength={100}
            defaultValue={typed}
            aria-invalid={isWrong || undefined}
            aria-describedby={problem ? 'problem' : 'hint'}
          />
        </label>
        <small className="s" id="hint">
          {t('door.hint', { country: country.name, code: country.code })}
        </small>
        {challenge !== null && (
          <>
            <input type="hidden" name="challenge" value={challenge} />
            <input type="hidden" name="answer" autoComplete="off" />
            <noscript>
              <p>{t('door.noScript')}</p>
            </noscript>
          </>
        )}
        <button className="b p w" data-wait={challenge === null ? undefined : t('door.working')}>
          {t('door.send')}
        </button>
      </form>
      {challenge !== null && <script dangerouslySetInnerHTML={{ __html: PROOF_SCRIPT }} />}
    </>
  )
}

function wordsOf(problem: FrontDoorProblem, country: string, locale: FrontDoorModel['frame']['locale']): string {
  const t = translatorOf(locale)
  switch (problem.kind) {
    case 'busy':
      return t('door.busy')
    case 'wait':
      return t('door.wait', { minutes: problem.minutes })
    default:
      return t(`door.problem.${problem.kind}`, { country })
  }
}
