import { createDecoratorGuard } from '@portabletext/plugin-typography'
import type { JSX } from 'react'
import type { PortableTextPluginsProps } from 'sanity'

// Code is typed as it is.
const outsideCode = createDecoratorGuard({
  decorators: ({ context }) =>
    context.schema.decorators.filter(({ name }) => name === 'code').map(({ name }) => name),
})

/**
 * Sets signs right as they are typed: curly quotes and apostrophes, the ellipsis, and beside what
 * Sanity does by default « and » for << and >>, the quotes of Italian print.
 */
export function ItalianTypography(props: PortableTextPluginsProps): JSX.Element {
  const typography = { guard: outsideCode, enable: ['laquo', 'raquo'] as const }
  return props.renderDefault({ ...props, plugins: { ...props.plugins, typography } })
}
