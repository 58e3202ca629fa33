/**
 * Every colour of the portal, by what it is for; the same neutrals as in our mails. Each pair of words and ground keeps
 * 4.5 : 1, each edge of a control 3 : 1 (WCAG 2.2 AA): test/web/palette.test.ts computes them. CSS knows them as `--<name>`.
 */
export interface Palette {
  readonly ground: string
  readonly card: string
  /** Behind what is pointed at, or set apart a little. */
  readonly tint: string
  readonly words: string
  readonly weak: string
  readonly link: string
  readonly line: string
  /** Around what can be typed into or pressed. */
  readonly edge: string
  /** The one button that matters, and what is under white letters elsewhere. */
  readonly primary: string
  readonly onPrimary: string
  readonly infoTint: string
  readonly infoWords: string
  readonly goodTint: string
  readonly goodWords: string
  readonly warnTint: string
  readonly warnWords: string
  readonly badTint: string
  readonly badWords: string
  readonly quietTint: string
  readonly quietWords: string
  readonly shadow: string
}

export type Look = 'light' | 'dark'

export const PALETTES: Readonly<Record<Look, Palette>> = {
  light: {
    ground: '#f3f5f8',
    card: '#ffffff',
    tint: '#f3f5f8',
    words: '#1f2733',
    weak: '#566173',
    link: '#0958d9',
    line: '#e3e7ed',
    edge: '#828ca0',
    primary: '#0958d9',
    onPrimary: '#ffffff',
    infoTint: '#e8f1ff',
    infoWords: '#0a4fc0',
    goodTint: '#e6f4e1',
    goodWords: '#1d6a03',
    warnTint: '#fff1de',
    warnWords: '#964300',
    badTint: '#ffeceb',
    badWords: '#b80f1d',
    quietTint: '#e9edf2',
    quietWords: '#4a5567',
    shadow: '0 1px 2px rgb(31 39 51 / 6%), 0 2px 8px rgb(31 39 51 / 5%)',
  },
  dark: {
    ground: '#12151a',
    card: '#1c2128',
    tint: '#262c35',
    words: '#e6e9ee',
    weak: '#a5afbd',
    link: '#7ab2ff',
    line: '#343b46',
    edge: '#778293',
    primary: '#1668dc',
    onPrimary: '#ffffff',
    infoTint: '#16294a',
    infoWords: '#8abaff',
    goodTint: '#1a3018',
    goodWords: '#8fd673',
    warnTint: '#3a2813',
    warnWords: '#ffbd6b',
    badTint: '#401c1e',
    badWords: '#ff9a93',
    quietTint: '#2a313b',
    quietWords: '#b9c3d0',
    shadow: '0 1px 2px rgb(0 0 0 / 40%)',
  },
}

/** `warnTint` → `--warn-tint`. */
export const cssName = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** How urgent or how good something is, in colour. Words say it too. */
export type Tone = 'info' | 'good' | 'warn' | 'bad' | 'quiet'
