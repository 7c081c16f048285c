/** The pictures of the sample content, by what they are for. */
export const pictureNames = [
  'condominio',
  'biblioteca',
  'scaffali',
  'lettrice',
  'bancone',
  'smentita',
  'buongiorno',
  'fotografia',
  'newsletter',
  'meno',
  'piazza',
  'risposta',
  'vetrina',
  'banco',
  'chiosco',
  'ottavia',
  'bruno',
  'nives',
  'locandinaPiazze',
  'locandinaCorto',
  'locandinaNotte',
  'locandinaAlt',
  'locandinaFiera',
  'marchio',
] as const

/** The name of a picture of the sample content. */
export type PictureName = (typeof pictureNames)[number]
