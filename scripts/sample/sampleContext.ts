import type { PictureName } from './pictures/pictureNames.ts'
import type { SampleObject } from './writeBody.ts'
import { romeTime } from './romeTime.ts'

/** What the sample documents are written against: the moment of seeding, and uploaded pictures. */
export interface SampleContext {
  /** `clock` (`HH:MM`, in Rome) so many days from now; negative days lie in the past. */
  at(days: number, clock: string): string
  /** A figure of a picture, with the words that belong to it. */
  figure(name: PictureName, words: FigureWords): SampleObject
  /** The id of the asset of a picture. */
  asset(name: PictureName): string
}

interface FigureWords {
  readonly alt: string
  readonly caption?: string
  readonly credit?: string
}

/** The context for content that is seeded at `now`; `assetOf` knows the asset of each picture. */
export function createSampleContext(
  now: Date,
  assetOf: (name: PictureName) => string,
): SampleContext {
  return {
    at: (days, clock) => romeTime(now, days, clock),
    asset: assetOf,
    figure: (name, words) => ({
      _type: 'figure',
      asset: { _type: 'reference', _ref: assetOf(name) },
      ...words,
    }),
  }
}
