import { createElement, type CSSProperties, type ReactElement, type ReactNode } from 'react'

/** What a card says. */
export interface CardWords {
  /** Above the title: a category, a kind of page. */
  readonly label: string
  readonly title: string
  /** Below it: who wrote, or when it happens. */
  readonly line: string
  readonly site: string
}

/** The size of a card in pixels, as the services that show it recommend. */
export const cardSize = { width: 1200, height: 630 } as const

/** The inks of a card, as `#rrggbb`. */
export interface CardColors {
  readonly paper: string
  readonly ink: string
  readonly soft: string
  readonly signal: string
}

const box = (style: CSSProperties, ...children: readonly ReactNode[]): ReactElement =>
  createElement('div', { style: { display: 'flex', ...style } }, ...children)

const words = (style: CSSProperties, text: string): ReactElement =>
  createElement('div', { style }, text)

/** A title is as large as its length and its longest word allow. */
function titleSize(title: string, room: number): number {
  const fitting = Math.sqrt((room * 250) / (title.length * 0.62))
  const longest = Math.max(...title.split(/\s+/).map((word) => word.length))
  const largest = Math.min(room > 900 ? 118 : 92, room / (longest * 0.58))
  return Math.round(Math.min(largest, Math.max(44, fitting)))
}

/** The card of a page: its words on paper between Bodoni's rules, its picture beside them. */
export function cardLayout(
  card: CardWords,
  picture: string | undefined,
  colors: CardColors,
): ReactElement {
  const room = picture === undefined ? 1072 : 608
  const column = box(
    { flexDirection: 'column', justifyContent: 'space-between', width: room },
    words(
      { fontFamily: 'Text', fontSize: 24, letterSpacing: 2.4, color: colors.signal },
      card.label.toLocaleUpperCase('it'),
    ),
    words(
      {
        fontFamily: 'Title',
        fontSize: titleSize(card.title, room),
        lineHeight: 1.02,
        letterSpacing: '-0.02em',
        color: colors.ink,
        textWrap: 'balance',
      },
      card.title,
    ),
    words({ fontFamily: 'Text', fontSize: 26, color: colors.soft }, card.line),
  )
  return box(
    {
      ...cardSize,
      boxSizing: 'border-box',
      flexDirection: 'column',
      padding: '44px 64px 52px',
      backgroundColor: colors.paper,
    },
    box(
      { justifyContent: 'space-between', alignItems: 'flex-end', paddingBottom: 14 },
      words({ fontFamily: 'Title', fontSize: 44, lineHeight: 1, color: colors.ink }, card.site),
    ),
    box({ height: 7, backgroundColor: colors.ink }),
    box({ height: 2, marginTop: 4, marginBottom: 34, backgroundColor: colors.ink }),
    box(
      { flexGrow: 1, gap: 40 },
      column,
      picture !== undefined &&
        createElement('img', {
          src: picture,
          width: 424,
          height: 424,
          style: { objectFit: 'cover' },
        }),
    ),
  )
}
