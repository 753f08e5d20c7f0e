const form = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)$/i

const formats = new Map<string, Intl.DateTimeFormat>()

/** Made once for each zone, since making one takes longer than reading a small file. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      calendar: 'gregory',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    formats.set(timeZone, format)
  }
  return format
}

/**
 * Makes a reader for instants, such as 2024-04-30T16:00:00Z, that gives their day in a time zone; null for other texts.
 */
export function instantReader(timeZone: string): (text: string) => string | null {
  const format = formatOf(timeZone)
  return (text) => {
    const found = text.length > 48 ? null : form.exec(text)
    if (found === null) return null
    const [, day, hour, minute, second = '00', zone] = found
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
    const offset = zone!.toUpperCase() === 'Z' ? 0 : offsetOf(zone!)
    if (offset === null) return null
    const midnight = Date.parse(`${day}T00:00:00Z`)
    // Date.parse accepts 30 February and gives 1 March.
    if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return null
    return format.format(midnight + ((Number(hour) * 60 + Number(minute) - offset) * 60 + Number(second)) * 1000)
  }
}

/** Minutes east of Greenwich; null if no time zone has this offset. */
function offsetOf(zone: string): number | null {
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3).replace(':', '') || 0)
  if (hours > 14 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
