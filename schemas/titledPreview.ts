interface Titled {
  readonly title?: string
  readonly [other: string]: unknown
}

/** A preview that says so where there is no title yet: Sanity would say “Untitled”, in English. */
export function titledPreview<Select extends Readonly<Record<string, string>>>(
  select: Select,
  untitled = 'Da scrivere',
) {
  return {
    select,
    prepare: ({ title, ...rest }: Titled) => ({ ...rest, title: title || untitled }),
  }
}
