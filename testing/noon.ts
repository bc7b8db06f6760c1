/**
 * Returns a time zone in which it is noon or a little later now. A business of a test that counts by days has it where
 * "three hours ago" has to be today, whatever the hour at which the test runs.
 */
export function zoneAtNoon(now = new Date()): string {
  const ahead = 12 - now.getUTCHours()
  // The names of these zones have the sign of POSIX: five hours ahead of UTC is Etc/GMT-5.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}
