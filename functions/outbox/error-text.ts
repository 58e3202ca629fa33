const LONGEST = 300

/**
 * What went wrong, in one line that may be shown and kept: links, addresses and anything that could be a token are
 * blotted out.
 */
export function errorText(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return text
    .slice(0, 4 * LONGEST)
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[a-z][a-z0-9+.-]*:\/\/\S+/gi, '‹link›')
    .replace(/[^\s<>@"]+@[^\s<>@"]+/g, '‹address›')
    .replace(/[\w+/=-]{24,}/g, (word) => (/\d/.test(word) && /[a-z]/i.test(word) ? '‹secret?›' : word))
    .trim()
    .slice(0, LONGEST)
}
