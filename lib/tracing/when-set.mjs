/**
 * Starts to trace this process if an address of a collector is set, and returns null if none is. Only then is what
 * makes and sends spans loaded.
 * @param {'web' | 'worker'} part
 * @param {Readonly<Record<string, string | undefined>>} environment of the process
 * @param {(message: string, fields: Record<string, unknown>) => void} warn writes to the log
 */
export async function traceWhenSet(part, environment, warn) {
  /** @param {string} name */
  const isSet = (name) => Boolean(environment[name]?.trim())
  const isOff = environment['OTEL_SDK_DISABLED'] === 'true' || environment['OTEL_TRACES_EXPORTER'] === 'none'
  if (isOff || !(isSet('OTEL_EXPORTER_OTLP_ENDPOINT') || isSet('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'))) return null
  const { startTracing } = await import('./start.mjs')
  return startTracing(part, environment, warn)
}
