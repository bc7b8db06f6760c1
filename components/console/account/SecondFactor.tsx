import { encode } from 'uqr'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { AccountWords } from '@/lib/i18n/console/account/shape'

type Factor =
  | { state: 'off' }
  | { state: 'pending'; secret: string; address: string }
  | { state: 'on'; recoveryCodesLeft: number }

interface Props {
  action: FormAction
  words: AccountWords['factor']
  businessId: string
  factor: Factor
}

/** The second factor: off, being switched on, or on. One form for all, so that what it answered stays. */
export function SecondFactor({ action, words, businessId, factor }: Props) {
  return (
    <Section title={words.title}>
      <div className="panel pad">
        <ActionForm action={action} businessId={businessId} className="flow codes">
          {factor.state === 'off' && (
            <>
              <p>{words.off}</p>
              <p>
                <SubmitButton kind="plain" name="act" value="begin">
                  {words.begin}
                </SubmitButton>
              </p>
            </>
          )}
          {factor.state === 'pending' && (
            <>
              <p>{words.scan}</p>
              <QrCode address={factor.address} label={words.qr} />
              <p>
                {words.orType} <code>{factor.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
              </p>
              <div className="narrow">
                <TextField
                  label={words.code}
                  name="code"
                  inputMode="numeric"
                  autoComplete="one-time-code"
                  maxLength={20}
                />
              </div>
              <div className="acts">
                <SubmitButton name="act" value="confirm">
                  {words.confirm}
                </SubmitButton>
                <SubmitButton kind="quiet" name="act" value="off">
                  {words.cancel}
                </SubmitButton>
              </div>
            </>
          )}
          {factor.state === 'on' && (
            <>
              <p>
                {words.on} {words.left(factor.recoveryCodesLeft)}
              </p>
              <div className="acts">
                <SubmitButton kind="plain" name="act" value="renew">
                  {words.renew}
                </SubmitButton>
                <SubmitButton kind="harm" name="act" value="off">
                  {words.switchOff}
                </SubmitButton>
              </div>
            </>
          )}
        </ActionForm>
      </div>
    </Section>
  )
}

/** Black on white in any scheme: not every camera reads it the other way round. Made here, so the secret goes nowhere. */
function QrCode({ address, label }: { address: string; label: string }) {
  const { data, size } = encode(address, { border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} width="200" height="200" role="img" aria-label={label}>
      <rect width={size} height={size} />
      <path d={path} shapeRendering="crispEdges" />
    </svg>
  )
}
