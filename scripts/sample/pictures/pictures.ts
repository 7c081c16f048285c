import { bancone, biblioteca, lettrice, scaffali } from './biblioteca.ts'
import { buongiorno } from './buongiorno.ts'
import { chiosco } from './chiosco.ts'
import { condominio } from './condominio.ts'
import { fotografia } from './fotografia.ts'
import type { Drawing } from './ink.ts'
import { meno } from './meno.ts'
import { newsletter } from './newsletter.ts'
import { piazza } from './piazza.ts'
import type { PictureName } from './pictureNames.ts'
import { bruno, nives, ottavia } from './portraits.ts'
import {
  locandinaAlt,
  locandinaCorto,
  locandinaFiera,
  locandinaNotte,
  locandinaPiazze,
  marchio,
} from './posters.ts'
import { risposta } from './risposta.ts'
import { smentita } from './smentita.ts'
import { banco, vetrina } from './vetrina.ts'

/** Every picture of the sample content. */
export const pictures: Readonly<Record<PictureName, Drawing>> = {
  condominio,
  biblioteca,
  scaffali,
  lettrice,
  bancone,
  smentita,
  buongiorno,
  fotografia,
  newsletter,
  meno,
  piazza,
  risposta,
  vetrina,
  banco,
  chiosco,
  ottavia,
  bruno,
  nives,
  locandinaPiazze,
  locandinaCorto,
  locandinaNotte,
  locandinaAlt,
  locandinaFiera,
  marchio,
}
