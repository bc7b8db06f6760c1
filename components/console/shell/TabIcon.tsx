const PATHS: Record<string, string> = {
  overview: 'M4 11l8-7 8 7v9H4z',
  people: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6',
  reviews: 'M4 5h16v12H10l-5 4v-4H4z',
  topics: 'M4 7h10M18 7h2M4 12h4M12 12h8M4 17h10M18 17h2',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
}

/** The drawing above a word in the bar at the bottom of a phone. */
export function TabIcon({ place }: { place: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[place]} />
    </svg>
  )
}
