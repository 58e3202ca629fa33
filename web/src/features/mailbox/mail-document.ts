const KEPT_STYLE = 'data-style'

/**
 * A mail's HTML made ready for a sandboxed frame. The frame inherits our policy, which allows no `style` attributes, so
 * each becomes a rule of a style sheet; links open beside. Scripts and what loads from elsewhere are taken out, although
 * neither sandbox nor policy would let them run.
 */
export function mailDocument(html: string): string {
  // Under another name, or the policy would complain of each while reading.
  const renamed = html.replaceAll(/<[^>]+>/g, (tag) => tag.replaceAll(/\sstyle=/gi, ` ${KEPT_STYLE}=`))
  const mail = new DOMParser().parseFromString(renamed, 'text/html')
  for (const active of mail.querySelectorAll('script, base, link, meta, iframe, object, embed')) active.remove()
  const rules: string[] = []
  for (const element of mail.querySelectorAll(`[${KEPT_STYLE}]`)) {
    const name = `m${rules.length}`
    rules.push(`.${name}{${(element.getAttribute(KEPT_STYLE) ?? '').replaceAll(/[{}<]/g, '')}}`)
    element.classList.add(name)
    element.removeAttribute(KEPT_STYLE)
  }
  const sheet = mail.createElement('style')
  sheet.textContent = rules.join('\n')
  const base = mail.createElement('base')
  base.target = '_blank'
  mail.head.append(base, sheet)
  return `<!doctype html>${mail.documentElement.outerHTML}`
}
