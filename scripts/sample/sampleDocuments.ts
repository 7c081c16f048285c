import { archivio } from './articles/archivio.ts'
import { biblioteca } from './articles/biblioteca.ts'
import { buongiorno } from './articles/buongiorno.ts'
import { condominio } from './articles/condominio.ts'
import { fotografia } from './articles/fotografia.ts'
import { meno } from './articles/meno.ts'
import { newsletter } from './articles/newsletter.ts'
import { newsstand } from './articles/newsstand.ts'
import { photograph } from './articles/photograph.ts'
import { piazze } from './articles/piazze.ts'
import { risposta } from './articles/risposta.ts'
import { smentita } from './articles/smentita.ts'
import { vetrina } from './articles/vetrina.ts'
import { sampleComments } from './comments.ts'
import { sampleEvents } from './events.ts'
import { samplePages, sampleRedirects, sampleSettings } from './pages.ts'
import { samplePeople } from './people.ts'
import type { SampleContext } from './sampleContext.ts'
import type { SampleDocument } from './sampleDocument.ts'
import { sampleTaxonomy } from './taxonomy.ts'

const articles = [
  condominio,
  newsstand,
  meno,
  vetrina,
  smentita,
  risposta,
  photograph,
  fotografia,
  biblioteca,
  piazze,
  buongiorno,
  newsletter,
  archivio,
] as const

/** The sample content: what editors write (documents that refer to each other), and comments. */
export function sampleDocuments(context: SampleContext): {
  readonly content: readonly SampleDocument[]
  readonly comments: readonly SampleDocument[]
} {
  return {
    content: [
      ...sampleTaxonomy,
      ...samplePeople(context),
      ...samplePages,
      ...articles.map((write) => write(context)),
      ...sampleEvents(context),
      ...sampleRedirects,
      sampleSettings(context),
    ],
    comments: sampleComments(context),
  }
}
